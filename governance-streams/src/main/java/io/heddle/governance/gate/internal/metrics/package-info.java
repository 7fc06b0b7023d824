// SPDX-License-Identifier: Apache-2.0
/**
 * Counts the records of the transaction in flight and turns the counts into records of mesh.metrics, so that the counts
 * commit together with the records.
 */
@NullMarked
package io.heddle.governance.gate.internal.metrics;

import org.jspecify.annotations.NullMarked;
