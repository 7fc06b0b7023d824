// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.rule;

import io.heddle.contract.FieldRule;
import io.heddle.contract.Violation;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** One compiled field rule. */
public record FieldCheck(FieldRule rule, Test test) {
    /** Tests a value against the rule. Never called with null, except for {@link FieldRule.Required}. */
    public interface Test {
        /**
         * What the rule expects; null if the value satisfies it. Never contains the value.
         *
         * @param schema the schema at the value's position, often a union
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
