// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractNotice;
import io.heddle.log.DomainEntry;
import io.heddle.log.MeshView;
import io.heddle.registry.provisioning.ActualResources;
import io.heddle.registry.provisioning.DesiredResources;
import io.heddle.registry.provisioning.PlannedChange;
import io.heddle.registry.provisioning.ProvisioningPlanner;
import io.heddle.registry.provisioning.ProvisioningStep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything needed to publish a contract: the provisioning steps in the cluster and the log entries written after
 * them.
 *
 * @param decision made on the view that the plan is based on
 * @param sourceNotices about declared sources that the view does not have
 */
record ContractPlan(PublishContractCommand command, ContractDecision decision, ActualResources actual,
        List<ProvisioningStep> steps, List<ContractNotice> sourceNotices) {
    ContractPlan {
        sourceNotices = List.copyOf(sourceNotices);
        steps = List.copyOf(steps);
    }

    /** Derives the plan from a decision and the actual state of the cluster. Pure. */
    static ContractPlan of(MeshView view, PublishContractCommand command, ContractDecision decision,
            ActualResources actual) {
        return new ContractPlan(command, decision, actual,
                ProvisioningPlanner.plan(DesiredResources.of(command.contract()), actual),
                SourceFieldCheck.notices(view, command));
    }

    boolean isNew() {
        return decision instanceof ContractDecision.Publish;
    }

    Optional<DomainEntry> newDomain() {
        return decision instanceof ContractDecision.Publish publish ? publish.newDomain() : Optional.empty();
    }

    ContractPublishResult result(boolean dryRun) {
        Contract contract = command.contract();
        return new ContractPublishResult(contract.id().toString(), contract.version().toString(), dryRun, isNew(),
                changes(),
                notices().stream().map(ContractNoticeJson::of).toList());
    }

    private List<PlannedChange> changes() {
        List<PlannedChange> changes = new ArrayList<>();
        changes.add(newDomain()
                .map(domain -> new PlannedChange("create", "domain", domain.name().value(),
                        domain.kind().word() + ", owner " + domain.owner()))
                .orElseGet(() -> new PlannedChange("keep", "domain", command.contract().id().domain().value(),
                        "registered")));
        steps.forEach(step -> changes.add(step.describe()));
        changes.add(contract());
        return changes;
    }

    private PlannedChange contract() {
        String name = command.contract().id().toString();
        String version = "version " + command.contract().version();
        return switch (decision) {
            case ContractDecision.Publish publish -> publish.previous()
                    .map(previous -> new PlannedChange("update", "contract", name,
                            version + " instead of " + previous.contract().version()))
                    .orElseGet(() -> new PlannedChange("create", "contract", name, version));
            case ContractDecision.Unchanged unchanged -> new PlannedChange("keep", "contract", name, version);
            case ContractDecision.Refuse refuse -> throw refuse.problem().toException();
        };
    }

    private List<ContractNotice> notices() {
        List<ContractNotice> notices = new ArrayList<>(command.notices());
        notices.addAll(sourceNotices);
        for (ProvisioningStep step : steps) {
            if (step instanceof ProvisioningStep.AddPartitions added && command.contract().key().isPresent()) {
                notices.add(new ContractNotice("topic.partitions.added", 0, 0, "partitions", "topic " + added.topic()
                        + " gets more partitions: new records of a key may go to a different partition"
                        + " than its earlier ones"));
            }
        }
        return notices;
    }
}
