// SPDX-License-Identifier: Apache-2.0
/**
 * Where rules, masks and captures apply: the shape of a schema pair, the mapping of writer fields to reader fields, and
 * what governs each position.
 */
@NullMarked
package io.heddle.engine.internal.compiled.placement;

import org.jspecify.annotations.NullMarked;
