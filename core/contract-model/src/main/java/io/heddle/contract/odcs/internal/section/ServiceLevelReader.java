// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.SlaObjective;
import io.heddle.contract.SlaProperty;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.schema.ValueSchema;
import io.heddle.contract.suggestion.NameSuggestions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code slaProperties[]}. */
public final class ServiceLevelReader {
    private final DocumentSection root;
    private final SlaElementCheck elements;
    private final List<SlaObjective> objectives = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private ServiceLevelReader(DocumentSection root, SlaElementCheck elements) {
        this.root = root;
        this.elements = elements;
    }

    public static List<SlaObjective> read(DocumentSection root, ValueSchema schema) {
        SlaElementCheck elements = new SlaElementCheck(root, schema);
        ServiceLevelReader reader = new ServiceLevelReader(root, elements);
        root.sections("slaProperties").forEach(reader::readObjective);
        elements.checkDefault(reader.objectives);
        return reader.objectives;
    }

    private void readObjective(DocumentSection objective) {
        Optional<String> property = objective.text("property");
        if (property.isEmpty()) {
            return;
        }
        String name = property.get();
        SlaProperty known = SlaProperty.of(name);
        noticeIfOnlyRecorded(objective, name);
        noticeUnused(objective, known);
        elements.check(objective, known);
        Optional<String> element = objective.text("element").or(() -> root.text("slaDefaultElement"));
        SlaValueReader.read(objective, name).ifPresent(amount -> claimId(objective, name).ifPresent(
                id -> objectives.add(new SlaObjective(id, name, amount.value(), amount.unit(), element))));
    }

    private static void noticeIfOnlyRecorded(DocumentSection objective, String name) {
        SlaProperty property = SlaProperty.of(name);
        if (property.treatment() == SlaProperty.Treatment.RECORDED) {
            String suggestion = property == SlaProperty.OTHER
                    ? NameSuggestions.closest(name, SlaProperty.words()).map(n -> "; did you mean '" + n + "'?")
                            .orElse("")
                    : "";
            objective.notice("sla.recorded", "property",
                    "the service level '" + name + "' is recorded but not measured" + suggestion);
        }
    }

    /** Notices the keys that would change what is measured if they were obeyed. */
    private static void noticeUnused(DocumentSection objective, SlaProperty property) {
        boolean used = property.treatment() != SlaProperty.Treatment.RECORDED;
        if (used && objective.scalar("valueExt").filter(value -> !value.isNull()).isPresent()) {
            objective.notice("sla.key.recorded", "valueExt",
                    "'valueExt' is recorded; " + property.word() + " is only what 'value' says");
        }
        if (property.treatment() == SlaProperty.Treatment.MEASURED && objective.has("schedule")) {
            objective.notice("sla.key.recorded", "schedule",
                    "the schedule is recorded; " + property.word() + " is measured all the time");
        }
    }

    /** The id of an objective; empty, with a reported fault, if another one that is measured or applied has it. */
    private Optional<String> claimId(DocumentSection objective, String name) {
        String id = objective.text("id").orElse(name);
        SlaProperty property = SlaProperty.of(name);
        boolean recorded = property.treatment() == SlaProperty.Treatment.RECORDED;
        if (recorded && !objective.has("id")) {
            String base = ids.contains(name) ? objective.text("element").map(e -> name + "." + e).orElse(name) : name;
            int number = 2;
            for (id = base; ids.contains(id); number++) {
                id = base + "." + number;
            }
        }
        boolean secondRetention = property == SlaProperty.RETENTION
                && objectives.stream().anyMatch(o -> o.property() == SlaProperty.RETENTION);
        if (!ids.add(id) || secondRetention) {
            objective.fault(
                    "sla.duplicate", objective.has("id") ? "id" : "property",
                    "there is already a service level '" + id + "'",
                    secondRetention ? "keep one retention" : "give each an 'id' of its own");
            return Optional.empty();
        }
        return Optional.of(id);
    }
}
