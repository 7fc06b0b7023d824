// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

import io.heddle.contract.SchemaId;
import io.heddle.contract.TopicName;
import io.heddle.contract.TopicSettings.Compatibility;
import io.heddle.registry.cluster.RegisteredSubject;
import io.heddle.registry.cluster.SchemaRegistry;
import jakarta.inject.Singleton;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Provisions a Kafka cluster and its schema registry. Thread-safe. */
@Singleton
final class ClusterProvisioner implements ResourceProvisioner {
    private final KafkaTopics topics;
    private final SchemaRegistry schemas;

    ClusterProvisioner(KafkaTopics topics, SchemaRegistry schemas) {
        this.topics = topics;
        this.schemas = schemas;
    }

    @Override
    public ActualResources inspect(DesiredResources desired) {
        Map<String, RegisteredSubject> subjects = new LinkedHashMap<>();
        for (SubjectSpec spec : desired.subjects()) {
            schemas.subject(spec.subject()).ifPresent(subject -> subjects.put(spec.subject(), subject));
        }
        return new ActualResources(topics.describe(desired.topics().stream().map(TopicSpec::name).toList()), subjects);
    }

    @Override
    public Optional<SchemaId> apply(ProvisioningStep step) {
        return switch (step) {
            case ProvisioningStep.RegisterSchema(String subject, String schema, boolean first) ->
                Optional.of(schemas.register(subject, schema));
            case ProvisioningStep.KeepSchema(String subject, SchemaId id) -> Optional.of(id);
            case ProvisioningStep.SetCompatibility(String subject, Compatibility level, String before) ->
                done(() -> schemas.setLevel(subject, level));
            case ProvisioningStep.CreateTopic(TopicSpec topic, int partitions) ->
                done(() -> topics.create(topic, partitions));
            case ProvisioningStep.AddPartitions(TopicName topic, int from, int to) ->
                done(() -> topics.addPartitions(topic, to));
            case ProvisioningStep.ConfigureTopic(TopicName topic, Map<String, String> config) ->
                done(() -> topics.configure(topic, config));
            case ProvisioningStep.KeepTopic keep -> Optional.empty();
            case ProvisioningStep.KeepCompatibility keep -> Optional.empty();
        };
    }

    private static Optional<SchemaId> done(Runnable change) {
        change.run();
        return Optional.empty();
    }
}
