// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

import io.heddle.contract.SchemaId;
import io.heddle.contract.TopicName;
import io.heddle.contract.TopicSettings.Compatibility;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class StepsTest {
    private static final TopicName TOPIC = new TopicName("crm.customers.v1");
    private static final TopicName INGEST = new TopicName("crm.customers.v1.ingest");
    private static final TopicSpec WANTED = new TopicSpec(TOPIC, 3, Optional.empty(), Map.of("retention.ms", "1000"));
    private static final SubjectSpec SUBJECT = new SubjectSpec("s-value", "\"long\"", Compatibility.BACKWARD);

    @Test
    void shouldMakeWhatIsNotThere() {
        assertThat(Steps.between(new Desired(List.of(SUBJECT), List.of(WANTED)), nothing())).containsExactly(
                new Step.RegisterSchema("s-value", "\"long\"", true),
                new Step.SetCompatibility("s-value", Compatibility.BACKWARD, ""),
                new Step.CreateTopic(WANTED, 3));
    }

    @Test
    void shouldKeepWhatIsRight() {
        Actual actual = new Actual(
                Map.of(TOPIC, new Actual.Topic(3, Map.of("retention.ms", "1000", "segment.bytes", "7"))),
                Map.of("s-value", new Actual.Subject(Optional.of("BACKWARD"), Map.of(new SchemaId(9), "\"long\""))));

        assertThat(Steps.between(new Desired(List.of(SUBJECT), List.of(WANTED)), actual)).containsExactly(
                new Step.KeepCompatibility("s-value", Compatibility.BACKWARD),
                new Step.KeepSchema("s-value", new SchemaId(9)),
                new Step.KeepTopic(TOPIC, 3));
    }

    @Test
    void shouldSetTheLevelBeforeTheSchemaWhenTheSubjectIsThere() {
        Actual actual = new Actual(Map.of(),
                Map.of("s-value", new Actual.Subject(Optional.of("FULL"), Map.of(new SchemaId(9), "\"int\""))));

        assertThat(Steps.between(new Desired(List.of(SUBJECT), List.of()), actual)).containsExactly(
                new Step.SetCompatibility("s-value", Compatibility.BACKWARD, "FULL"),
                new Step.RegisterSchema("s-value", "\"long\"", false));
    }

    @Test
    void shouldNeverTakePartitionsAwayAndKeepAllTopicsAlike() {
        TopicSpec ingest = new TopicSpec(INGEST, 3, Optional.empty(), Map.of());
        Actual actual = new Actual(Map.of(TOPIC, new Actual.Topic(8, Map.of("retention.ms", "1000"))), Map.of());

        assertThat(Steps.between(new Desired(List.of(), List.of(WANTED, ingest)), actual)).containsExactly(
                new Step.KeepTopic(TOPIC, 8), new Step.CreateTopic(ingest, 8));
    }

    @Test
    void shouldChangeOnlyTheConfigsThatDiffer() {
        TopicSpec wanted = new TopicSpec(TOPIC, 4, Optional.empty(), Map.of("retention.ms", "5", "cleanup.policy", "delete"));
        Actual actual = new Actual(
                Map.of(TOPIC, new Actual.Topic(2, Map.of("retention.ms", "1000", "cleanup.policy", "delete"))), Map.of());

        assertThat(Steps.between(new Desired(List.of(), List.of(wanted)), actual)).containsExactly(
                new Step.AddPartitions(TOPIC, 2, 4), new Step.ConfigureTopic(TOPIC, Map.of("retention.ms", "5")));
    }

    @Test
    void shouldSayInWordsWhatItDoes() {
        assertThat(new Step.CreateTopic(WANTED, 3).describe())
                .isEqualTo(new PlannedChange("create", "topic", "crm.customers.v1", "3 partitions, retention.ms=1000"));
        assertThat(new Step.SetCompatibility("s-value", Compatibility.FULL, "NONE").describe())
                .isEqualTo(new PlannedChange("update", "compatibility", "s-value", "FULL instead of NONE"));
    }

    private static Actual nothing() {
        return new Actual(Map.of(), Map.of());
    }
}
