// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

import io.heddle.contract.SchemaId;

import java.util.Optional;

/**
 * Looks at the cluster and changes it. Every failure is a {@link io.heddle.registry.problem.ProblemException} that says
 * where it happened; what was done before stays done, and doing it again does no harm. Thread-safe.
 */
public interface ResourceProvisioner {
    /** What there is of what is wanted; changes nothing. */
    ActualResources inspect(DesiredResources desired);

    /**
     * Takes one step.
     *
     * @return the id of the schema, if the step is about one
     */
    Optional<SchemaId> apply(ProvisioningStep step);
}
