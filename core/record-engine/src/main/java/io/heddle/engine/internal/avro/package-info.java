// SPDX-License-Identifier: Apache-2.0
/** Avro's own resolving reader and writer, and the differences they cannot resolve. */
@NullMarked
package io.heddle.engine.internal.avro;

import org.jspecify.annotations.NullMarked;
