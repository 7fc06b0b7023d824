// SPDX-License-Identifier: Apache-2.0
/** Bytes and schemas made to exhaust memory, stack or time, for any {@link io.heddle.engine.RecordEngine}. */
@NullMarked
package io.heddle.engine.hostile;

import org.jspecify.annotations.NullMarked;
