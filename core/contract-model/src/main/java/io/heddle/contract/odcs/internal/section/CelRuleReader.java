// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.RecordRule;
import io.heddle.contract.Severity;
import io.heddle.contract.odcs.internal.document.DocumentSection;

import java.util.Optional;

/** Reads the checks of the engine {@code cel}: each is a rule over the whole record. */
final class CelRuleReader {
    private static final int MAX_EXPRESSION = 10_000;

    private final QualityRuleIds ids;

    CelRuleReader(QualityRuleIds ids) {
        this.ids = ids;
    }

    /** Empty, with a reported fault, if the check is not a valid rule. Does not compile the expression. */
    Optional<RecordRule> read(QualityCheck check) {
        DocumentSection section = check.section();
        Optional<Severity> severity = check.severity();
        Optional<String> expression = section.text("implementation").filter(text -> !text.isBlank());
        if (expression.isEmpty()) {
            section.fault(
                    "quality.implementation.invalid", "implementation", "a CEL rule needs an expression as a string",
                    "add 'implementation: \"record.amount > 0\"'");
        } else if (expression.get().length() > MAX_EXPRESSION) {
            section.fault(
                    "quality.implementation.invalid", "implementation",
                    "the expression is longer than " + MAX_EXPRESSION + " characters", "split it into several rules");
        } else if (ids.claim(check, check.id()) && severity.isPresent()) {
            return Optional.of(new RecordRule(check.id(), expression.get().strip(), severity.get(),
                    section.text("description").orElse("")));
        }
        return Optional.empty();
    }
}
