// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.Contract;
import io.heddle.contract.SchemaId;
import io.heddle.contract.TopicName;
import io.heddle.engine.AvroRecordEngine;
import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import io.heddle.log.MeshView;
import io.heddle.registry.RegistryContractFixture;
import io.heddle.registry.cluster.SchemaRegistry;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.events.RegistryEventPublisher;
import io.heddle.registry.problem.ProblemDetails.Violation;
import io.heddle.registry.problem.ProblemException;
import io.heddle.registry.provisioning.ActualResources;
import io.heddle.registry.provisioning.PlannedChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ContractPublisherTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final InMemoryProvisioner cluster = new InMemoryProvisioner();
    private final InMemoryRegistryLog log = new InMemoryRegistryLog();
    private final RecordedEvents recordedEvents = new RecordedEvents();
    private final ContractPublisher publisher = new ContractPublisher(intake(), log, cluster, recordedEvents,
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void shouldProvisionEverythingAndWriteTheLogLast() {
        ContractPublishResult result = publish("1.0.0", RegistryContractFixture.CUSTOMER, false);

        assertThat(result.created()).isTrue();
        assertThat(result.changes()).extracting(PlannedChange::action).containsOnly("create");
        assertThat(cluster.topics.keySet()).extracting(TopicName::value).containsExactlyInAnyOrder(
                "crm.customers.v1", "crm.customers.v1.full", "crm.customers.v1.ingest", "crm.customers.v1.quarantine");
        assertThat(cluster.versions.keySet()).containsExactlyInAnyOrder(
                "crm.customers.v1-value", "crm.customers.v1-key", "crm.customers.v1.full-value",
                "crm.customers.v1.full-key", "crm.customers.v1.ingest-value", "crm.customers.v1.ingest-key");
        ContractEntry entry = log.view().current(PublishContractFixture.CUSTOMERS).orElseThrow();
        assertThat(entry.valueSchemaId()).isEqualTo(new SchemaId(1));
        assertThat(entry.keySchemaId()).contains(new SchemaId(2));
        assertThat(entry.knownSchemas()).containsOnlyKeys(new SchemaId(1), new SchemaId(2));
        assertThat(entry.appliedAt()).isEqualTo(NOW);
        assertThat(log.view().domains()).containsValue(PublishContractFixture.CRM);
        assertThat(recordedEvents.events).containsExactly("domain crm", "contract crm.customers@1.0.0");
    }

    @Test
    void shouldPlanTheSameAndChangeNothingInADryRun() {
        ContractPublishResult plan = publish("1.0.0", RegistryContractFixture.CUSTOMER, true);

        assertThat(cluster.topics).isEmpty();
        assertThat(cluster.versions).isEmpty();
        assertThat(log.view()).isEqualTo(MeshView.EMPTY);
        assertThat(recordedEvents.events).isEmpty();
        assertThat(publish("1.0.0", RegistryContractFixture.CUSTOMER, false).changes()).isEqualTo(plan.changes());
    }

    @Test
    void shouldKeepEverythingWhenTheSameContractIsResubmitted() {
        publish("1.0.0", RegistryContractFixture.CUSTOMER, false);
        MeshView before = log.view();

        ContractPublishResult again = publish("1.0.0", RegistryContractFixture.CUSTOMER, false);

        assertThat(again.created()).isFalse();
        assertThat(again.changes()).extracting(PlannedChange::action).containsOnly("keep");
        assertThat(log.view()).isSameAs(before);
        assertThat(recordedEvents.events).hasSize(2);
    }

    @Test
    void shouldReportAContractOnceWhenAnEqualRequestWritesItFirst() {
        log.beforeWrite = () -> publish("1.0.0", RegistryContractFixture.CUSTOMER, false);

        assertThat(publish("1.0.0", RegistryContractFixture.CUSTOMER, false).version()).isEqualTo("1.0.0");

        assertThat(log.view().history(PublishContractFixture.CUSTOMERS)).hasSize(1);
        assertThat(recordedEvents.events).containsExactly("domain crm", "contract crm.customers@1.0.0");
    }

    @Test
    void shouldDecideAgainOnTheViewThatIsWrittenTo() {
        log.beforeWrite = () -> publish("1.0.0", RegistryContractFixture.CUSTOMER, false);

        assertThatThrownBy(() -> publish("1.0.0", RegistryContractFixture.CUSTOMER_WITH_NAME, false))
                .isInstanceOf(ProblemException.class);

        ContractEntry winner = log.view().current(PublishContractFixture.CUSTOMERS).orElseThrow();
        assertThat(winner.contract().valueSchema().getField("name")).as("the first of the two").isNull();
        assertThat(recordedEvents.events).containsExactly("domain crm", "contract crm.customers@1.0.0");
    }

    @Test
    void shouldRestoreDeletedResourcesWhenTheSameContractIsResubmitted() {
        publish("1.0.0", RegistryContractFixture.CUSTOMER, false);
        cluster.topics.remove(new TopicName("crm.customers.v1.quarantine"));

        ContractPublishResult again = publish("1.0.0", RegistryContractFixture.CUSTOMER, false);

        assertThat(again.changes()).filteredOn(change -> change.action().equals("create"))
                .extracting(PlannedChange::name).containsExactly("crm.customers.v1.quarantine");
        assertThat(cluster.topics).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCompleteWhenResubmittedAfterACrashAtAnyStep(boolean stepDone) {
        int steps = stepsOf();
        for (int step = 0; step < steps; step++) {
            ContractPublisherTest run = new ContractPublisherTest();
            run.cluster.dieAt(step, stepDone);
            assertThatThrownBy(() -> run.publish("1.0.0", RegistryContractFixture.CUSTOMER, false))
                    .isInstanceOf(InMemoryProvisioner.Died.class);
            assertThat(run.log.view()).isEqualTo(MeshView.EMPTY);
            run.cluster.live();

            assertThat(run.publish("1.0.0", RegistryContractFixture.CUSTOMER, false).created()).isTrue();
            run.assertSameAsUninterrupted();
        }
        assertThat(steps).isEqualTo(16);
    }

    @Test
    void shouldCompleteWhenResubmittedAfterACrashBeforeTheLogIsWritten() {
        log.dying = true;
        assertThatThrownBy(() -> publish("1.0.0", RegistryContractFixture.CUSTOMER, false))
                .isInstanceOf(InMemoryProvisioner.Died.class);
        log.dying = false;

        assertThat(publish("1.0.0", RegistryContractFixture.CUSTOMER, false).created()).isTrue();
        assertSameAsUninterrupted();
    }

    @Test
    void shouldRememberTheSchemasOfEarlierVersionsAndOfForeignProducers() {
        publish("1.0.0", RegistryContractFixture.CUSTOMER, false);
        String foreign = "{\"type\":\"record\",\"name\":\"Customer\",\"namespace\":\"crm\",\"fields\":[]}";
        cluster.versions.computeIfPresent("crm.customers.v1.ingest-value", (subject, versions) -> {
            versions.put(new SchemaId(77), foreign);
            return versions;
        });

        publish("1.1.0", RegistryContractFixture.CUSTOMER_WITH_NAME, false);

        ContractEntry entry = log.view().current(PublishContractFixture.CUSTOMERS).orElseThrow();
        assertThat(entry.valueSchemaId()).isEqualTo(new SchemaId(3));
        assertThat(entry.knownSchemas()).containsOnlyKeys(
                new SchemaId(1), new SchemaId(2), new SchemaId(3), new SchemaId(77));
    }

    @Test
    void shouldAddPartitionsToAllTopicsAndWarnAboutKeyOrder() {
        publish("1.0.0", RegistryContractFixture.CUSTOMER, false);

        ContractPublishResult result = publisher.publish(PublishContractFixture.CUSTOMERS, bundle(
                RegistryContractFixture.customers("1.1.0").replace("{property: partitions, value: 3}",
                        "{property: partitions, value: 6}"),
                RegistryContractFixture.CUSTOMER), VersionPrecondition.NONE, false);

        assertThat(cluster.topics.values()).extracting(ActualResources.Topic::partitions).containsOnly(6);
        assertThat(result.notices()).filteredOn(notice -> notice.code().equals("topic.partitions.added")).hasSize(4);
    }

    @Test
    void shouldReportEveryFaultWithItsPositionWhenTheContractIsInvalid() {
        String broken = RegistryContractFixture.customers("1.0.0")
                .replace("record.customer_id > 0", "record.customer_id >")
                .replace("id: crm.customers", "id: crm.customer")
                .replace("dataProduct: customers", "dataProduct: customer");

        assertThatThrownBy(() -> publisher.publish(
                PublishContractFixture.CUSTOMERS, bundle(broken, RegistryContractFixture.CUSTOMER),
                VersionPrecondition.NONE, false))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().status()).isEqualTo(422);
                    assertThat(e.problem().violations()).extracting(Violation::line).allMatch(line -> line > 0);
                    assertThat(e.problem().violations()).isNotEmpty();
                });
        assertThat(cluster.topics).isEmpty();
    }

    private ContractPublishResult publish(String version, String schema, boolean dryRun) {
        return publisher.publish(
                PublishContractFixture.CUSTOMERS, bundle(RegistryContractFixture.customers(version), schema),
                VersionPrecondition.NONE, dryRun);
    }

    private void assertSameAsUninterrupted() {
        ContractPublisherTest straight = new ContractPublisherTest();
        straight.publish("1.0.0", RegistryContractFixture.CUSTOMER, false);
        assertThat(cluster.topics).isEqualTo(straight.cluster.topics);
        assertThat(cluster.versions).isEqualTo(straight.cluster.versions);
        assertThat(cluster.levels).isEqualTo(straight.cluster.levels);
        assertThat(log.view()).isEqualTo(straight.log.view());
    }

    private static int stepsOf() {
        ContractPublisherTest run = new ContractPublisherTest();
        // Without the two changes in the log: domain and contract.
        return run.publish("1.0.0", RegistryContractFixture.CUSTOMER, true).changes().size() - 2;
    }

    private static ContractBundle bundle(String source, String schema) {
        return new ContractBundle(source, Map.of("schemas/customer.avsc", schema));
    }

    private static ContractRequestReader intake() {
        RegistryConfig unreachable = RegistryConfig.local("127.0.0.1:1", URI.create("http://127.0.0.1:1"), 0);
        return new ContractRequestReader(AvroRecordEngine.checkOnly(), new SchemaRegistry(unreachable));
    }

    /** Records the published events. */
    private static final class RecordedEvents implements RegistryEventPublisher {
        final List<String> events = new ArrayList<>();

        @Override
        public void domainRegistered(DomainEntry domain) {
            events.add("domain " + domain.name());
        }

        @Override
        public void domainChanged(DomainEntry domain, String changes) {
            events.add("changed " + domain.name());
        }

        @Override
        public void contractApplied(Contract contract) {
            events.add("contract " + contract.ref());
        }
    }
}
