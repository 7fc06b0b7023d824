// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

import io.heddle.contract.SchemaId;
import io.heddle.contract.TopicName;
import io.heddle.contract.TopicSettings.Compatibility;
import jakarta.inject.Singleton;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Provisions a Kafka cluster and its schema registry. Thread-safe. */
@Singleton
final class ClusterProvisioner implements Provisioner {
    private final KafkaTopics topics;
    private final SchemaRegistry schemas;

    ClusterProvisioner(KafkaTopics topics, SchemaRegistry schemas) {
        this.topics = topics;
        this.schemas = schemas;
    }

    @Override
    public Actual inspect(Desired desired) {
        Map<String, Actual.Subject> subjects = new LinkedHashMap<>();
        for (SubjectSpec spec : desired.subjects()) {
            schemas.subject(spec.subject()).ifPresent(subject -> subjects.put(spec.subject(), subject));
        }
        return new Actual(topics.describe(desired.topics().stream().map(TopicSpec::name).toList()), subjects);
    }

    @Override
    public Optional<SchemaId> apply(Step step) {
        return switch (step) {
            case Step.RegisterSchema(String subject, String schema, boolean first) ->
                    Optional.of(schemas.register(subject, schema));
            case Step.KeepSchema(String subject, SchemaId id) -> Optional.of(id);
            case Step.SetCompatibility(String subject, Compatibility level, String before) ->
                    done(() -> schemas.setLevel(subject, level));
            case Step.CreateTopic(TopicSpec topic, int partitions) -> done(() -> topics.create(topic, partitions));
            case Step.AddPartitions(TopicName topic, int from, int to) -> done(() -> topics.addPartitions(topic, to));
            case Step.ConfigureTopic(TopicName topic, Map<String, String> config) ->
                    done(() -> topics.configure(topic, config));
            case Step.KeepTopic keep -> Optional.empty();
            case Step.KeepCompatibility keep -> Optional.empty();
        };
    }

    private static Optional<SchemaId> done(Runnable change) {
        change.run();
        return Optional.empty();
    }
}
