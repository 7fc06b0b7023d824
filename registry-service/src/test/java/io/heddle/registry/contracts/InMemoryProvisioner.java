// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.SchemaId;
import io.heddle.contract.TopicName;
import io.heddle.contract.TopicSettings.Compatibility;
import io.heddle.registry.cluster.RegisteredSubject;
import io.heddle.registry.provisioning.ActualResources;
import io.heddle.registry.provisioning.DesiredResources;
import io.heddle.registry.provisioning.ProvisioningStep;
import io.heddle.registry.provisioning.ResourceProvisioner;
import io.heddle.registry.provisioning.TopicSpec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster that can simulate a crash before or after any step. Not thread-safe. */
final class InMemoryProvisioner implements ResourceProvisioner {
    final Map<TopicName, ActualResources.Topic> topics = new HashMap<>();
    final Map<String, Map<SchemaId, String>> versions = new HashMap<>();
    final Map<String, String> levels = new HashMap<>();
    private final List<String> schemas = new ArrayList<>();
    private int stepsLeft = Integer.MAX_VALUE;
    private boolean doneBefore;

    /**
     * Simulates a crash at a step.
     *
     * @param step from 0
     * @param done whether the step takes effect before the crash
     */
    void dieAt(int step, boolean done) {
        stepsLeft = step;
        doneBefore = done;
    }

    void live() {
        stepsLeft = Integer.MAX_VALUE;
    }

    @Override
    public ActualResources inspect(DesiredResources desired) {
        Map<String, RegisteredSubject> subjects = new HashMap<>();
        versions.forEach((subject, known) -> subjects.put(
                subject, new RegisteredSubject(Optional.ofNullable(levels.get(subject)), known)));
        return new ActualResources(topics, subjects);
    }

    @Override
    public Optional<SchemaId> apply(ProvisioningStep step) {
        if (stepsLeft == 0) {
            if (doneBefore) {
                take(step);
            }
            throw new Died();
        }
        stepsLeft--;
        return take(step);
    }

    private Optional<SchemaId> take(ProvisioningStep step) {
        return switch (step) {
            case ProvisioningStep.RegisterSchema(String subject, String schema, boolean first) ->
                Optional.of(register(subject, schema));
            case ProvisioningStep.KeepSchema(String subject, SchemaId id) -> Optional.of(id);
            case ProvisioningStep.SetCompatibility(String subject, Compatibility level, String before) -> {
                levels.put(subject, level.name());
                yield Optional.empty();
            }
            case ProvisioningStep.CreateTopic(TopicSpec topic, int partitions) -> {
                topics.putIfAbsent(topic.name(), new ActualResources.Topic(partitions, topic.config()));
                yield Optional.empty();
            }
            case ProvisioningStep.AddPartitions(TopicName topic, int from, int to) -> {
                topics.computeIfPresent(topic, (name, now) -> new ActualResources.Topic(to, now.config()));
                yield Optional.empty();
            }
            case ProvisioningStep.ConfigureTopic(TopicName topic, Map<String, String> config) -> {
                topics.computeIfPresent(topic, (name, now) -> {
                    Map<String, String> all = new HashMap<>(now.config());
                    all.putAll(config);
                    return new ActualResources.Topic(now.partitions(), all);
                });
                yield Optional.empty();
            }
            case ProvisioningStep.KeepTopic keep -> Optional.empty();
            case ProvisioningStep.KeepCompatibility keep -> Optional.empty();
        };
    }

    private SchemaId register(String subject, String schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        SchemaId id = new SchemaId(schemas.indexOf(schema) + 1);
        versions.computeIfAbsent(subject, name -> new LinkedHashMap<>()).put(id, schema);
        return id;
    }

    /** The simulated crash. */
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
