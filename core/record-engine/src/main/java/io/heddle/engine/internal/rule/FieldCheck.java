// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.rule;

import io.heddle.contract.FieldRule;
import io.heddle.contract.Violation;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** One field rule, ready to check values. */
public record FieldCheck(FieldRule rule, Test test) {
    /** Whether a value keeps the rule. Never called with null, except for {@link FieldRule.Required}. */
    public interface Test {
        /**
         * What was expected instead; null if the value keeps the rule. Never tells the value.
         *
         * @param schema at the value's place, often a union
         */
        @Nullable
        String broken(@Nullable Object value, Schema schema);
    }

    void check(@Nullable Object value, String path, Schema schema, RuleFindings findings) {
        if (value == null && !(rule instanceof FieldRule.Required)) {
            return;
        }
        String broken = test.broken(value, schema);
        if (broken != null) {
            findings.add(new Violation(rule.id(), path, RedactedDescription.of(value), broken, rule.severity()));
        }
    }
}
