// SPDX-License-Identifier: Apache-2.0
/**
 * The monitor: turns the gates' counts into the status of every service level objective and into one event per breach
 * and per recovery.
 *
 * <p>The rules are plain Java: {@link io.heddle.governance.monitor.ProductObservations} holds what is known about a
 * product, {@link io.heddle.governance.monitor.ObjectiveEvaluation} evaluates an objective,
 * {@link io.heddle.governance.monitor.ObjectiveStatus} decides what to report.
 * {@link io.heddle.governance.monitor.SlaEvaluationProcessor} only wires them to the topics.
 */
@NullMarked
package io.heddle.governance.monitor;

import org.jspecify.annotations.NullMarked;
