// SPDX-License-Identifier: Apache-2.0
/**
 * What a gate reports about itself: the state of each cell, what its partitions wait for, and the counts of committed
 * records. Holds names and numbers, never the content of a record.
 */
@NullMarked
package io.heddle.governance.gate.health;

import org.jspecify.annotations.NullMarked;
