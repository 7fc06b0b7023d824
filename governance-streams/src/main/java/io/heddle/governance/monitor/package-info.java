// SPDX-License-Identifier: Apache-2.0
/**
 * The monitor: turns what the gates count into the status of every service level objective, and into one event per
 * breach and per recovery.
 *
 * <p>The rules are plain Java: {@link io.heddle.governance.monitor.ProductObservations} is what is known of a product,
 * {@link io.heddle.governance.monitor.ObjectiveEvaluation} judges an objective by it,
 * {@link io.heddle.governance.monitor.ObjectiveStatus} decides what to tell.
 * {@link io.heddle.governance.monitor.SlaEvaluationProcessor} only wires them to the topics.
 */
@NullMarked
package io.heddle.governance.monitor;

import org.jspecify.annotations.NullMarked;
