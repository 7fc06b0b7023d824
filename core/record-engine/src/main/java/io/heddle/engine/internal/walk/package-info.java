// SPDX-License-Identifier: Apache-2.0
/** The bounded walk over untrusted Avro bytes, before any Avro reader sees them. */
@NullMarked
package io.heddle.engine.internal.walk;

import org.jspecify.annotations.NullMarked;
