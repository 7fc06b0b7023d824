// SPDX-License-Identifier: Apache-2.0
/** Tests of the engine through its public border, and what they share. */
@NullMarked
package io.heddle.engine;

import org.jspecify.annotations.NullMarked;
