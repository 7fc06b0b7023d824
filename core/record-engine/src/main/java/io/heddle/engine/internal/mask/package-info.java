// SPDX-License-Identifier: Apache-2.0
/** The masks of a port, bound to the schema. */
@NullMarked
package io.heddle.engine.internal.mask;

import org.jspecify.annotations.NullMarked;
