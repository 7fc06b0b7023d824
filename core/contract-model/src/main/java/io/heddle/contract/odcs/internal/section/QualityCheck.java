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
 * One entry of {@code quality[]}, and what every kind of check has in common: severity, condition, and the notice that
 * it is kept but not enforced.
 *
 * @param field the property whose check this is; empty for a check of the whole object
 * @param id its own, or its place in the document
 */
record QualityCheck(DocumentSection section, Optional<FieldPath> field, String id) {
    private static final List<String> SEVERITIES = List.of("error", "warning");
    private static final List<String> OPERATORS = List.of(
            "mustBe", "mustNotBe", "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan",
            "mustBeLessOrEqualTo",
            "mustBeBetween", "mustNotBeBetween");

    /** The check at that place of a section's {@code quality[]}. */
    static QualityCheck of(DocumentSection section, Optional<FieldPath> field, int index) {
        String place = field.map(path -> path + ".").orElse("") + "quality[" + index + "]";
        return new QualityCheck(section, field, section.text("id").or(() -> section.text("name")).orElse(place));
    }

    /** {@code error} if the document does not say; empty, and a fault, for another word. */
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

    /** Says that the document keeps this check but no record is held against it. */
    void noticeNotEnforced(String key, String check) {
        section.notice("quality.recorded", key, "the quality rule '" + id + "' is recorded but not enforced: " + check
                + " cannot be decided record by record");
    }

    /** The standard asks for exactly one condition. */
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
