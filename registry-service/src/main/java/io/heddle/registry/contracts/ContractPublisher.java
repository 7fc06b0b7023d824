// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.Contract;
import io.heddle.contract.PortName;
import io.heddle.contract.ProductId;
import io.heddle.contract.SchemaId;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import io.heddle.registry.cluster.RegisteredSubject;
import io.heddle.registry.events.RegistryEventPublisher;
import io.heddle.registry.log.LogDecision;
import io.heddle.registry.log.RegistryLog;
import io.heddle.registry.provisioning.DesiredResources;
import io.heddle.registry.provisioning.ProvisioningStep;
import io.heddle.registry.provisioning.ResourceProvisioner;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Publishes contracts: plan, then apply. It provisions the cluster first and writes the log last, so that every
 * contract in force according to the log has its topics and schemas. Sending an interrupted publication again completes
 * it. Thread-safe.
 */
@Singleton
public final class ContractPublisher {
    private final ContractRequestReader intake;
    private final RegistryLog log;
    private final ResourceProvisioner provisioner;
    private final RegistryEventPublisher events;
    private final Clock clock;

    ContractPublisher(ContractRequestReader intake, RegistryLog log, ResourceProvisioner provisioner,
            RegistryEventPublisher events, Clock clock) {
        this.intake = intake;
        this.log = log;
        this.provisioner = provisioner;
        this.events = events;
        this.clock = clock;
    }

    /** Publishes a team's contract. */
    ContractPublishResult publish(ProductId id, ContractBundle bundle, VersionPrecondition precondition,
            boolean dryRun) {
        ContractPlan plan = plan(intake.read(id, bundle, precondition, false));
        if (!dryRun) {
            apply(plan);
        }
        return plan.result(dryRun);
    }

    /**
     * Publishes one of the mesh's own products.
     *
     * @param schemas the Avro schemas the document refers to, by URL
     */
    public void publishMeshProduct(ProductId id, String source, Map<String, String> schemas) {
        apply(plan(intake.read(id, new ContractBundle(source, schemas), VersionPrecondition.NONE, true)));
    }

    private ContractPlan plan(PublishContractCommand command) {
        MeshView view = log.view();
        ContractDecision decision = ContractDecider.decide(view, command);
        if (decision instanceof ContractDecision.Refuse refuse) {
            throw refuse.problem().toException();
        }
        DesiredResources desired = DesiredResources.of(command.contract());
        return ContractPlan.of(view, command, decision, provisioner.inspect(desired));
    }

    private void apply(ContractPlan plan) {
        Map<String, SchemaId> ids = new HashMap<>();
        for (ProvisioningStep step : plan.steps()) {
            provisioner.apply(step).ifPresent(id -> ids.put(subject(step), id));
        }
        if (plan.isNew()) {
            AtomicReference<LogDecision> written = new AtomicReference<>(LogDecision.NOTHING);
            log.write(view -> {
                LogDecision decision = decide(view, plan, ids);
                written.set(decision);
                return decision;
            });
            report(Objects.requireNonNull(written.get()));
        }
    }

    /** Reports what this request wrote, which is nothing if an equal one at the same time was first. */
    private void report(LogDecision written) {
        if (written instanceof LogDecision.Write write) {
            write.domains().forEach(events::domainRegistered);
            write.contracts().forEach(entry -> events.contractApplied(entry.contract()));
        }
    }

    /** Decides again, because another writer may have changed the log since the plan was made. */
    private LogDecision decide(MeshView view, ContractPlan plan, Map<String, SchemaId> ids) {
        return switch (ContractDecider.decide(view, plan.command())) {
            case ContractDecision.Refuse refuse -> new LogDecision.Refuse(refuse.problem());
            case ContractDecision.Unchanged unchanged -> LogDecision.NOTHING;
            case ContractDecision.Publish publish -> new LogDecision.Write(
                    publish.newDomain().stream().toList(), List.of(entry(plan, publish.previous(), ids)));
        };
    }

    private ContractEntry entry(ContractPlan plan, Optional<ContractEntry> previous, Map<String, SchemaId> ids) {
        Contract contract = plan.command().contract();
        String subject = contract.topics().output(PortName.DEFAULT).valueSubject();
        String keySubject = contract.topics().output(PortName.DEFAULT).keySubject();
        SchemaId id = Objects.requireNonNull(ids.get(subject));
        Optional<SchemaId> keyId = Optional.ofNullable(ids.get(keySubject));
        Map<SchemaId, String> known = new HashMap<>();
        previous.ifPresent(entry -> known.putAll(entry.knownSchemas()));
        plan.actual().subjects().values().stream().map(RegisteredSubject::versions).forEach(known::putAll);
        known.put(id, contract.valueSchema().toString());
        keyId.ifPresent(key -> known.put(key, contract.key().orElseThrow().schema().toString()));
        return new ContractEntry(contract, plan.command().bundle().source(), plan.command().bundle().schemas(), id,
                keyId, known, clock.instant());
    }

    private static String subject(ProvisioningStep step) {
        return switch (step) {
            case ProvisioningStep.RegisterSchema register -> register.subject();
            case ProvisioningStep.KeepSchema keep -> keep.subject();
            default -> "";
        };
    }
}
