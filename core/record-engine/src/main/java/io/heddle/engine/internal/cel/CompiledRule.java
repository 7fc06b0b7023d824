// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.cel;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.heddle.contract.RecordRule;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/** One record rule, ready to run. */
record CompiledRule(RecordRule rule, CelRuntime.@Nullable Program program, NamedField field) {
    private static final int MAX_EXPRESSION = 200;

    static CompiledRule of(RecordRule rule, CelEnvironment.Compiled compiled) {
        return new CompiledRule(rule, compiled.program(), compiled.field());
    }

    /** Why the record does not keep the rule; null if it does. Holds no value of the record. */
    @Nullable String broken(Map<String, Object> variables) {
        if (program == null) {
            return "the rule could not be evaluated: its expression does not compile";
        }
        try {
            Object result = program.eval(variables);
            if (result instanceof Boolean keeps) {
                return keeps ? null : text();
            }
            return "the rule could not be evaluated: it gives neither true nor false";
        } catch (CelEvaluationException e) {
            return "the rule could not be evaluated: " + Explanations.of(e.getErrorCode());
        } catch (RuntimeException e) {
            // Its message may tell a value.
            return "the rule could not be evaluated: internal error";
        }
    }

    private String text() {
        if (!rule.description().isBlank()) {
            return rule.description();
        }
        String expression = rule.expression().strip();
        return "does not hold: "
                + (expression.length() <= MAX_EXPRESSION ? expression : expression.substring(0, MAX_EXPRESSION) + "...");
    }
}
