// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

import io.heddle.contract.SchemaId;
import io.heddle.contract.TopicName;
import io.heddle.contract.TopicSettings.Compatibility;
import io.heddle.registry.cluster.RegisteredSubject;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class ProvisioningPlannerTest {
    private static final TopicName TOPIC = new TopicName("crm.customers.v1");
    private static final TopicName INGEST = new TopicName("crm.customers.v1.ingest");
    private static final TopicSpec WANTED = new TopicSpec(TOPIC, 3, Optional.empty(), Map.of("retention.ms", "1000"));
    private static final SubjectSpec SUBJECT = new SubjectSpec("s-value", "\"long\"", Compatibility.BACKWARD);

    @Test
    void shouldCreateMissingResources() {
        assertThat(ProvisioningPlanner.plan(new DesiredResources(List.of(SUBJECT), List.of(WANTED)), nothing()))
                .containsExactly(
                        new ProvisioningStep.RegisterSchema("s-value", "\"long\"", true),
                        new ProvisioningStep.SetCompatibility("s-value", Compatibility.BACKWARD, ""),
                        new ProvisioningStep.CreateTopic(WANTED, 3));
    }

    @Test
    void shouldPlanNothingWhenEverythingMatches() {
        ActualResources actual = new ActualResources(
                Map.of(TOPIC, new ActualResources.Topic(3, Map.of("retention.ms", "1000", "segment.bytes", "7"))),
                Map.of("s-value",
                        new RegisteredSubject(Optional.of("BACKWARD"), Map.of(new SchemaId(9), "\"long\""))));

        assertThat(ProvisioningPlanner.plan(new DesiredResources(List.of(SUBJECT), List.of(WANTED)), actual))
                .containsExactly(
                        new ProvisioningStep.KeepCompatibility("s-value", Compatibility.BACKWARD),
                        new ProvisioningStep.KeepSchema("s-value", new SchemaId(9)),
                        new ProvisioningStep.KeepTopic(TOPIC, 3));
    }

    @Test
    void shouldSetTheLevelBeforeTheSchemaWhenTheSubjectExists() {
        ActualResources actual = new ActualResources(Map.of(),
                Map.of("s-value",
                        new RegisteredSubject(Optional.of("FULL"), Map.of(new SchemaId(9), "\"int\""))));

        assertThat(ProvisioningPlanner.plan(new DesiredResources(List.of(SUBJECT), List.of()), actual)).containsExactly(
                new ProvisioningStep.SetCompatibility("s-value", Compatibility.BACKWARD, "FULL"),
                new ProvisioningStep.RegisterSchema("s-value", "\"long\"", false));
    }

    @Test
    void shouldNeverRemovePartitionsAndAlignAllTopics() {
        TopicSpec ingest = new TopicSpec(INGEST, 3, Optional.empty(), Map.of());
        ActualResources actual = new ActualResources(
                Map.of(TOPIC, new ActualResources.Topic(8, Map.of("retention.ms", "1000"))), Map.of());

        assertThat(ProvisioningPlanner.plan(new DesiredResources(List.of(), List.of(WANTED, ingest)), actual))
                .containsExactly(
                        new ProvisioningStep.KeepTopic(TOPIC, 8), new ProvisioningStep.CreateTopic(ingest, 8));
    }

    @Test
    void shouldChangeOnlyTheConfigsThatDiffer() {
        TopicSpec wanted =
                new TopicSpec(TOPIC, 4, Optional.empty(), Map.of("retention.ms", "5", "cleanup.policy", "delete"));
        ActualResources actual = new ActualResources(
                Map.of(TOPIC, new ActualResources.Topic(2, Map.of("retention.ms", "1000", "cleanup.policy", "delete"))),
                Map.of());

        assertThat(ProvisioningPlanner.plan(new DesiredResources(List.of(), List.of(wanted)), actual)).containsExactly(
                new ProvisioningStep.AddPartitions(TOPIC, 2, 4),
                new ProvisioningStep.ConfigureTopic(TOPIC, Map.of("retention.ms", "5")));
    }

    @Test
    void shouldDescribeEachStep() {
        assertThat(new ProvisioningStep.CreateTopic(WANTED, 3).describe())
                .isEqualTo(new PlannedChange("create", "topic", "crm.customers.v1", "3 partitions, retention.ms=1000"));
        assertThat(new ProvisioningStep.SetCompatibility("s-value", Compatibility.FULL, "NONE").describe())
                .isEqualTo(new PlannedChange("update", "compatibility", "s-value", "FULL instead of NONE"));
    }

    private static ActualResources nothing() {
        return new ActualResources(Map.of(), Map.of());
    }
}
