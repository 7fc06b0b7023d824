// SPDX-License-Identifier: Apache-2.0
/** A client that knows nothing of Heddle and writes directly to ingest topics. */
@NullMarked
package io.heddle.demo.foreign;

import org.jspecify.annotations.NullMarked;
