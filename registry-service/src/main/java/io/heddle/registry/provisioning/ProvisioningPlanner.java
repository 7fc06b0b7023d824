// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.heddle.contract.SchemaId;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way from what is to what is wanted. Pure: a dry run and a real one take the same way. */
public final class ProvisioningPlanner {
    private ProvisioningPlanner() {}

    /** What to do, in order, with what is right already in between. */
    public static List<ProvisioningStep> plan(DesiredResources desired, ActualResources actual) {
        List<ProvisioningStep> steps = new ArrayList<>();
        desired.subjects().forEach(spec -> steps.addAll(subject(spec, actual)));
        int common = actual.mostPartitions();
        desired.topics().forEach(spec -> steps.addAll(topic(spec, common, actual)));
        return steps;
    }

    private static List<ProvisioningStep> subject(SubjectSpec spec, ActualResources actual) {
        ActualResources.Subject subject = actual.subjects().get(spec.subject());
        if (subject == null || subject.versions().isEmpty()) {
            // Some registries take a level only for a subject that exists.
            return List.of(new ProvisioningStep.RegisterSchema(spec.subject(), spec.schema(), true),
                    level(spec, Optional.empty()));
        }
        // A schema that the new level allows may be one that the old level does not.
        return List.of(level(spec, subject.level()), schema(spec, subject));
    }

    private static ProvisioningStep schema(SubjectSpec spec, ActualResources.Subject subject) {
        return idOf(spec.schema(), subject)
                .<ProvisioningStep>map(id -> new ProvisioningStep.KeepSchema(spec.subject(), id))
                .orElseGet(() -> new ProvisioningStep.RegisterSchema(spec.subject(), spec.schema(), false));
    }

    private static ProvisioningStep level(SubjectSpec spec, Optional<String> before) {
        return before.filter(spec.level().name()::equals).isPresent()
                ? new ProvisioningStep.KeepCompatibility(spec.subject(), spec.level())
                : new ProvisioningStep.SetCompatibility(spec.subject(), spec.level(), before.orElse(""));
    }

    /** The id under which a subject knows a schema, docs and properties included. */
    private static Optional<SchemaId> idOf(String schema, ActualResources.Subject subject) {
        String wanted = new AvroSchema(schema).canonicalString();
        return subject.versions().entrySet().stream()
                .filter(version -> wanted.equals(new AvroSchema(version.getValue()).canonicalString()))
                .map(Map.Entry::getKey)
                .reduce((older, newer) -> newer);
    }

    // All topics of a product have as many partitions: a record keeps its partition number from ingest to output.
    private static List<ProvisioningStep> topic(TopicSpec spec, int common, ActualResources actual) {
        int partitions = Math.max(spec.partitions(), common);
        ActualResources.Topic topic = actual.topics().get(spec.name());
        if (topic == null) {
            return List.of(new ProvisioningStep.CreateTopic(spec, partitions));
        }
        List<ProvisioningStep> steps = new ArrayList<>();
        if (topic.partitions() < partitions) {
            steps.add(new ProvisioningStep.AddPartitions(spec.name(), topic.partitions(), partitions));
        }
        Map<String, String> changed = new LinkedHashMap<>();
        spec.config().forEach((name, value) -> {
            if (!value.equals(topic.config().get(name))) {
                changed.put(name, value);
            }
        });
        if (!changed.isEmpty()) {
            steps.add(new ProvisioningStep.ConfigureTopic(spec.name(), changed));
        }
        return steps.isEmpty() ? List.of(new ProvisioningStep.KeepTopic(spec.name(), topic.partitions())) : steps;
    }
}
