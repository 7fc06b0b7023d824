// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

import io.heddle.registry.cluster.RegisteredSubject;
import io.heddle.registry.cluster.SchemaContent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes the steps from the actual to the desired resources. Pure: a dry run and a real run use the same plan. */
public final class ProvisioningPlanner {
    private ProvisioningPlanner() {}

    /** The steps in order, including resources that need no change. */
    public static List<ProvisioningStep> plan(DesiredResources desired, ActualResources actual) {
        List<ProvisioningStep> steps = new ArrayList<>();
        desired.subjects().forEach(spec -> steps.addAll(subject(spec, actual)));
        int common = actual.mostPartitions();
        desired.topics().forEach(spec -> steps.addAll(topic(spec, common, actual)));
        return steps;
    }

    private static List<ProvisioningStep> subject(SubjectSpec spec, ActualResources actual) {
        RegisteredSubject subject = actual.subjects().get(spec.subject());
        if (subject == null || subject.versions().isEmpty()) {
            // Some schema registries accept a compatibility level only for an existing subject.
            return List.of(new ProvisioningStep.RegisterSchema(spec.subject(), spec.schema(), true),
                    level(spec, Optional.empty()));
        }
        // Set the level first: the new one may allow a schema that the old one rejects.
        return List.of(level(spec, subject.level()), schema(spec, subject));
    }

    private static ProvisioningStep schema(SubjectSpec spec, RegisteredSubject subject) {
        return SchemaContent.newestWith(spec.schema(), subject.versions())
                .<ProvisioningStep>map(id -> new ProvisioningStep.KeepSchema(spec.subject(), id))
                .orElseGet(() -> new ProvisioningStep.RegisterSchema(spec.subject(), spec.schema(), false));
    }

    private static ProvisioningStep level(SubjectSpec spec, Optional<String> before) {
        return before.filter(spec.level().name()::equals).isPresent()
                ? new ProvisioningStep.KeepCompatibility(spec.subject(), spec.level())
                : new ProvisioningStep.SetCompatibility(spec.subject(), spec.level(), before.orElse(""));
    }

    // All topics of a product have the same number of partitions, as a record keeps its partition from ingest to
    // output.
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
