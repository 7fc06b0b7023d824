// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

import io.heddle.contract.SchemaId;

import java.util.Optional;

/**
 * Inspects and changes the cluster. Every failure is a {@link io.heddle.registry.problem.ProblemException} that names
 * the failed step. Earlier steps are not rolled back, and repeating them is safe. Thread-safe.
 */
public interface ResourceProvisioner {
    /** Reads the current state of the desired resources; changes nothing. */
    ActualResources inspect(DesiredResources desired);

    /**
     * Applies one step.
     *
     * @return the id of the schema, if the step concerns one
     */
    Optional<SchemaId> apply(ProvisioningStep step);
}
