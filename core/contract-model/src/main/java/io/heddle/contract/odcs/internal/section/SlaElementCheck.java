// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.SlaObjective;
import io.heddle.contract.SlaProperty;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.field.FieldDeclarationReader;
import io.heddle.contract.odcs.internal.schema.ValueSchema;
import io.heddle.contract.suggestion.NameSuggestions;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks the {@code element} of service levels: it names the schema object or fields of it. Service levels that Heddle
 * measures or applies hold for the product as a whole, so one for a field gets a notice.
 */
final class SlaElementCheck {
    private final DocumentSection root;
    private final ValueSchema schema;

    SlaElementCheck(DocumentSection root, ValueSchema schema) {
        this.root = root;
        this.schema = schema;
    }

    /** Checks the element of one service level. */
    void check(DocumentSection objective, SlaProperty property) {
        objective.text("element").ifPresent(element -> {
            boolean used = property.treatment() != SlaProperty.Treatment.RECORDED;
            if (checkFields(objective, "element", element, used) && used && !isWhole(element)) {
                objective.notice("sla.element.recorded", "element",
                        "the element '" + element + "' is recorded, but " + meaning(property));
            }
        });
    }

    /** Checks the default element, which holds for the service levels without one of their own. */
    void checkDefault(List<SlaObjective> objectives) {
        root.text("slaDefaultElement").ifPresent(element -> {
            Optional<SlaProperty> first = objectives.stream()
                    .map(SlaObjective::property)
                    .filter(property -> property.treatment() != SlaProperty.Treatment.RECORDED)
                    .findFirst();
            boolean used = first.isPresent() || root.sections("slaProperties").isEmpty();
            checkFields(root, "slaDefaultElement", element, used);
            if (first.isPresent() && !isWhole(element) && hasOneWithoutElement()) {
                root.notice("sla.element.recorded", "slaDefaultElement",
                        "the element '" + element + "' is recorded, but " + meaning(first.get()));
            } else if (root.sections("slaProperties").isEmpty()) {
                root.notice("sla.element.recorded", "slaDefaultElement",
                        "there is no service level that the default element could hold for");
            }
        });
    }

    private boolean hasOneWithoutElement() {
        return root.sections("slaProperties").stream()
                .filter(objective -> objective.text("property").map(SlaProperty::of)
                        .filter(property -> property.treatment() != SlaProperty.Treatment.RECORDED).isPresent())
                .anyMatch(objective -> !objective.has("element"));
    }

    private static String meaning(SlaProperty property) {
        return switch (property) {
            case FRESHNESS -> "freshness is measured from when the product's last record was accepted, whatever its"
                    + " fields say";
            case ERROR_RATE -> "errorRate is measured over whole records, whatever field is wrong";
            case RETENTION -> "retention holds for whole records, by the time at which they were published";
            case LATENCY, FREQUENCY, AVAILABILITY, COMPLETENESS, THROUGHPUT, TIME_TO_DETECT, TIME_TO_NOTIFY,
                    TIME_TO_REPAIR, GENERAL_AVAILABILITY, END_OF_SUPPORT, END_OF_LIFE, OTHER ->
                property.word() + " is not measured";
        };
    }

    /**
     * Several elements are separated by commas.
     *
     * @param used whether a service level that is measured or applied names them, so that an unknown one is a fault
     * @return whether all of them exist
     */
    private boolean checkFields(DocumentSection section, String key, String element, boolean used) {
        boolean known = true;
        if (schema.index().isEmpty() || schema.object().flatMap(object -> object.text("name")).isEmpty()) {
            return true;
        }
        for (String part : element.split(",")) {
            String text = part.strip();
            String path = withoutObject(text);
            if (!isWhole(text) && FieldDeclarationReader.parsePath(path).flatMap(schema.index().get()::get).isEmpty()
                    && !isPropertyName(path)) {
                known = false;
                String fix = NameSuggestions.closestOr(path, schema.index().get().names(), "name a field by its path");
                if (used) {
                    section.fault("sla.element.unknown", key, "'" + text + "' is not a field of the schema", fix);
                } else {
                    section.notice("sla.element.unknown", key,
                            "'" + text + "' is not a field of the schema and is only recorded; " + fix);
                }
            }
        }
        return known;
    }

    /** A top-level field by the name of its property, which differs from the field's if it has a physicalName. */
    private boolean isPropertyName(String name) {
        return schema.object().stream().flatMap(object -> object.sections("properties").stream())
                .anyMatch(property -> property.text("name").equals(Optional.of(name)));
    }

    private boolean isWhole(String element) {
        return names().anyMatch(element::equals);
    }

    private String withoutObject(String element) {
        return names().filter(name -> element.startsWith(name + ".")).findFirst()
                .map(name -> element.substring(name.length() + 1)).orElse(element);
    }

    /** The names of the schema object. */
    private Stream<String> names() {
        return schema.object().stream()
                .flatMap(object -> Stream.of(object.text("name"), object.text("physicalName"))
                        .flatMap(Optional::stream));
    }
}
