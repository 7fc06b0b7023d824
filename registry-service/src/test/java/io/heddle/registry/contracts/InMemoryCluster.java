// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.SchemaId;
import io.heddle.contract.TopicName;
import io.heddle.contract.TopicSettings.Compatibility;
import io.heddle.registry.provisioning.Actual;
import io.heddle.registry.provisioning.Desired;
import io.heddle.registry.provisioning.Provisioner;
import io.heddle.registry.provisioning.Step;
import io.heddle.registry.provisioning.TopicSpec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster that can be made to die before or after any step. Not thread-safe. */
final class InMemoryCluster implements Provisioner {
    final Map<TopicName, Actual.Topic> topics = new HashMap<>();
    final Map<String, Map<SchemaId, String>> versions = new HashMap<>();
    final Map<String, String> levels = new HashMap<>();
    private final List<String> schemas = new ArrayList<>();
    private int stepsLeft = Integer.MAX_VALUE;
    private boolean doneBefore;

    /**
     * The process dies at a step.
     *
     * @param step from 0
     * @param done whether the step has taken effect by then
     */
    void dieAt(int step, boolean done) {
        stepsLeft = step;
        doneBefore = done;
    }

    void live() {
        stepsLeft = Integer.MAX_VALUE;
    }

    @Override
    public Actual inspect(Desired desired) {
        Map<String, Actual.Subject> subjects = new HashMap<>();
        versions.forEach((subject, known) -> subjects.put(
                subject, new Actual.Subject(Optional.ofNullable(levels.get(subject)), known)));
        return new Actual(topics, subjects);
    }

    @Override
    public Optional<SchemaId> apply(Step step) {
        if (stepsLeft == 0) {
            if (doneBefore) {
                take(step);
            }
            throw new Died();
        }
        stepsLeft--;
        return take(step);
    }

    private Optional<SchemaId> take(Step step) {
        return switch (step) {
            case Step.RegisterSchema(String subject, String schema, boolean first) -> Optional.of(register(subject, schema));
            case Step.KeepSchema(String subject, SchemaId id) -> Optional.of(id);
            case Step.SetCompatibility(String subject, Compatibility level, String before) -> {
                levels.put(subject, level.name());
                yield Optional.empty();
            }
            case Step.CreateTopic(TopicSpec topic, int partitions) -> {
                topics.putIfAbsent(topic.name(), new Actual.Topic(partitions, topic.config()));
                yield Optional.empty();
            }
            case Step.AddPartitions(TopicName topic, int from, int to) -> {
                topics.computeIfPresent(topic, (name, now) -> new Actual.Topic(to, now.config()));
                yield Optional.empty();
            }
            case Step.ConfigureTopic(TopicName topic, Map<String, String> config) -> {
                topics.computeIfPresent(topic, (name, now) -> {
                    Map<String, String> all = new HashMap<>(now.config());
                    all.putAll(config);
                    return new Actual.Topic(now.partitions(), all);
                });
                yield Optional.empty();
            }
            case Step.KeepTopic keep -> Optional.empty();
            case Step.KeepCompatibility keep -> Optional.empty();
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

    /** The process is gone. */
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
