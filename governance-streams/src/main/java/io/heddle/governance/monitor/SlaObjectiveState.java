// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

/** The state of an objective, as on {@code mesh.sla}. */
public enum SlaObjectiveState {
    /** Nothing to judge by yet. */
    WAITING,
    MET,
    BREACHED
}
