// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

/** The state of a service level objective, as on {@code mesh.sla}. */
public enum SlaObjectiveState {
    /** There are no measurements yet. */
    WAITING,
    MET,
    BREACHED,
    /** The monitor has not read the gates' counts to their end, so it cannot say. */
    UNKNOWN
}
