// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.suggestion.NameSuggestions;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds custom properties that were probably meant for Heddle but have no effect: mistyped, of a mistyped vendor, in
 * the wrong place, or set twice. Those of other tools are none of Heddle's business and are kept.
 */
final class CustomPropertyNames {
    /** The settings of a contract. */
    static final List<String> CONTRACT = List.of(
            "compatibility", "partitions", "replicas", "cleanup.policy", "min.compaction.lag.ms", "quarantineRetention",
            "key", "keyEqualsFields", "schemaIdForms", "outputPorts", "inputs",
            "domainKind", UndeclaredDataReader.NAME);
    private static final String MASKING = "masking";
    private static final String VENDOR = "heddle";

    private CustomPropertyNames() {}

    /** Checks the custom properties of the contract, its schema objects and their properties. */
    static void check(DocumentSection root) {
        Set<String> seen = new HashSet<>();
        for (DocumentSection property : ours(root)) {
            String name = property.text("property").orElse("");
            if (CONTRACT.contains(name) && !seen.add(name)) {
                property.fault("setting.duplicate", "property", "'" + name + "' is set twice", "keep one of the two");
            } else if (name.equals(MASKING)) {
                misplaced(property, name, "a property of the schema");
            } else if (!CONTRACT.contains(name)) {
                similar(property, name, CONTRACT);
            }
        }
        for (DocumentSection object : root.sections("schema")) {
            for (DocumentSection property : ours(object)) {
                String name = property.text("property").orElse("");
                if (CONTRACT.contains(name)) {
                    misplaced(property, name, "the customProperties of the contract itself");
                } else if (name.equals(MASKING)) {
                    misplaced(property, name, "a property of the schema");
                }
            }
            object.sections("properties").forEach(CustomPropertyNames::checkField);
        }
    }

    private static void checkField(DocumentSection field) {
        boolean masked = false;
        for (DocumentSection property : ours(field)) {
            String name = property.text("property").orElse("");
            if (name.equals(MASKING) && masked) {
                property.notice("setting.twice", "property", "'masking' is set twice; the first one holds");
            } else if (!name.equals(MASKING) && name.toLowerCase(Locale.ROOT).contains("mask")) {
                suggest(property, name, MASKING);
            } else if (!name.equals(MASKING)) {
                similar(property, name, List.of(MASKING));
            }
            masked |= name.equals(MASKING);
        }
        field.sections("properties").forEach(CustomPropertyNames::checkField);
        field.section("items").ifPresent(CustomPropertyNames::checkField);
        field.section("map").flatMap(map -> map.section("value")).ifPresent(CustomPropertyNames::checkField);
    }

    /** The custom properties that Heddle reads; a vendor that looks like a mistyped {@code heddle} gets a notice. */
    private static List<DocumentSection> ours(DocumentSection section) {
        return section.sections("customProperties").stream().filter(property -> {
            Optional<String> vendor = property.text("vendor");
            vendor.filter(name -> !name.equals(VENDOR))
                    .flatMap(name -> NameSuggestions.closest(name, List.of(VENDOR)))
                    .ifPresent(name -> property.notice("setting.similar", "vendor", property.nodeAt("vendor").describe()
                            + " is another vendor, so Heddle does not read it; did you mean '" + VENDOR + "'?"));
            return vendor.map(VENDOR::equals).orElse(true);
        }).toList();
    }

    private static void similar(DocumentSection property, String name, List<String> names) {
        NameSuggestions.closest(name, names).ifPresent(suggestion -> suggest(property, name, suggestion));
    }

    private static void suggest(DocumentSection property, String name, String suggestion) {
        property.notice("setting.similar", "property",
                "'" + name + "' is unknown to Heddle and only recorded; did you mean '" + suggestion + "'?");
    }

    private static void misplaced(DocumentSection property, String name, String place) {
        property.notice("setting.misplaced", "property",
                "'" + name + "' means nothing here and is only recorded; Heddle reads it in " + place);
    }
}
