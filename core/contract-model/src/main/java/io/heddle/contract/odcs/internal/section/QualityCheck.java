// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.FieldPath;
import io.heddle.contract.Severity;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlScalar;

import java.util.List;
import java.util.Optional;

/**
 * An entry of {@code quality[]} with the parts common to all kinds of check: severity, condition, and the notice that
 * it is recorded but not enforced.
 *
 * @param field the property that the check belongs to; empty for the whole object
 * @param id declared, or derived from its position in the document
 */
record QualityCheck(DocumentSection section, Optional<FieldPath> field, String id) {
    private static final List<String> SEVERITIES = List.of("error", "warning");
    private static final List<String> OPERATORS = List.of(
            "mustBe", "mustNotBe", "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan",
            "mustBeLessOrEqualTo",
            "mustBeBetween", "mustNotBeBetween");

    /** The check at this index of a section's {@code quality[]}. */
    static QualityCheck of(DocumentSection section, Optional<FieldPath> field, int index) {
        String place = field.map(path -> path + ".").orElse("") + "quality[" + index + "]";
        return new QualityCheck(section, field, section.text("id").or(() -> section.text("name")).orElse(place));
    }

    /** {@code error} by default; empty, with a reported fault, for an unknown value. */
    Optional<Severity> severity() {
        String word = section.text("severity").orElse("error");
        if (!SEVERITIES.contains(word)) {
            section.fault(
                    "quality.severity.unknown", "severity",
                    section.nodeAt("severity").describe() + " is not a severity of an enforced rule",
                    NameSuggestions.closestOr(word, SEVERITIES,
                            "write 'error' (the record is quarantined) or 'warning' (it is counted)"));
            return Optional.empty();
        }
        return Optional.of(word.equals("error") ? Severity.ERROR : Severity.WARNING);
    }

    /** Adds the notice that the check is recorded but not enforced. */
    void noticeNotEnforced(String key, String check) {
        section.notice("quality.recorded", key, "the quality rule '" + id + "' is recorded but not enforced: " + check
                + " cannot be decided record by record");
    }

    /** Checks that there is exactly one condition, as the standard requires. */
    void checkOperator() {
        List<String> present = OPERATORS.stream().filter(section::has).toList();
        if (present.size() != 1) {
            section.fault(
                    "quality.operator.invalid", present.isEmpty() ? "mustBe" : present.get(1),
                    present.isEmpty() ? "the check has no condition" : "the check has more than one condition",
                    present.isEmpty() ? "add 'mustBe: 0'" : "keep one of " + String.join(", ", present));
        } else if (present.get(0).endsWith("Between")) {
            List<DocumentSection.LocatedNode> bounds = section.items(present.get(0));
            boolean numbers = bounds.stream()
                    .allMatch(located -> located.node() instanceof YamlScalar scalar && scalar.number().isPresent());
            if (section.nodeAt(present.get(0)) instanceof YamlNode.Sequence && (bounds.size() != 2 || !numbers)) {
                section.fault(
                        "quality.operator.invalid", present.get(0), "'" + present.get(0) + "' takes two numbers",
                        "write [1, 10]");
            }
        }
    }
}
