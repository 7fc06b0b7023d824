// SPDX-License-Identifier: Apache-2.0
/** How a record names the schema that it was written with: Confluent's wire format. */
@NullMarked
package io.heddle.contract.wire;

import org.jspecify.annotations.NullMarked;
