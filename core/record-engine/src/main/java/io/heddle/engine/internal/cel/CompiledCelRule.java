// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import io.heddle.contract.RecordRule;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One record rule, ready to run. Immutable and thread-safe. */
public final class CompiledCelRule {
    private static final int MAX_EXPRESSION = 200;

    private final RecordRule rule;
    private final CelEnvironment.Compiled compiled;

    CompiledCelRule(RecordRule rule, CelEnvironment.Compiled compiled) {
        this.rule = rule;
        this.compiled = compiled;
    }

    /** The rule. */
    public RecordRule rule() {
        return rule;
    }

    /** The rule's expression, its types checked; empty if it does not compile and so is broken by every record. */
    public Optional<CelExpr> expression() {
        return Optional.ofNullable(compiled.tree()).map(CelAbstractSyntaxTree::getExpr);
    }

    /** What a part of the expression gives that has no variables; null if it fails. */
    public @Nullable Object constant(CelExpr part) {
        return compiled.tree() == null ? null : CelEnvironment.constant(compiled.tree(), part);
    }

    /** The top-level fields that the expression names; empty if it looks at the record as a whole. */
    public Optional<Set<String>> fields() {
        return compiled.tree() == null ? Optional.empty() : ReferencedField.topLevel(compiled.tree());
    }

    /** Whether the record keeps the rule. The record is asked only for the fields that the expression names. */
    public boolean keeps(IndexedRecord record, Instant now) {
        return broken(variables(record, now)) == null;
    }

    static Map<String, Object> variables(IndexedRecord record, Instant now) {
        return Map.of("record", new CelRecordView(record), "now", now);
    }

    ReferencedField field() {
        return compiled.field();
    }

    /** Why the record does not keep the rule; null if it does. Holds no value of the record. */
    @Nullable
    String broken(Map<String, Object> variables) {
        if (compiled.program() == null) {
            return "the rule could not be evaluated: its expression does not compile";
        }
        try {
            Object result = compiled.program().eval(variables);
            if (result instanceof Boolean keeps) {
                return keeps ? null : text();
            }
            return "the rule could not be evaluated: it gives neither true nor false";
        } catch (CelEvaluationException e) {
            return "the rule could not be evaluated: " + CelFaultMessages.of(e.getErrorCode());
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
                + (expression.length() <= MAX_EXPRESSION
                        ? expression
                        : expression.substring(0, MAX_EXPRESSION) + "...");
    }
}
