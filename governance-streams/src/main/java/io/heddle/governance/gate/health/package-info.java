// SPDX-License-Identifier: Apache-2.0
/**
 * What a gate reports about itself: the state of each cell, what its partitions wait for, and the counts of committed
 * records. Names and numbers, never record content.
 */
@NullMarked
package io.heddle.governance.gate.health;

import org.jspecify.annotations.NullMarked;
