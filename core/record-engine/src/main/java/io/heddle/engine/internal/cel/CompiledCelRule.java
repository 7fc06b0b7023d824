// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import io.heddle.contract.RecordRule;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One compiled record rule. Immutable and thread-safe. */
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

    /** The type-checked expression; empty if it does not compile, in which case every record violates the rule. */
    public Optional<CelExpr> expression() {
        return Optional.ofNullable(compiled.tree()).map(CelAbstractSyntaxTree::getExpr);
    }

    /** The value of a part of the expression without variables; null if its evaluation fails. */
    public @Nullable Object constant(CelExpr part) {
        return compiled.tree() == null ? null : CelEnvironment.constant(compiled.tree(), part);
    }

    /** The top-level fields that the expression names; empty if it uses the record as a whole. */
    public Optional<Set<String>> fields() {
        return compiled.tree() == null ? Optional.empty() : ReferencedField.topLevel(compiled.tree());
    }

    /** Whether the record satisfies the rule. Only the fields named in the expression are read. */
    public boolean keeps(IndexedRecord record, Instant now) {
        return broken(variables(record, now)) == null;
    }

    static Map<String, Object> variables(IndexedRecord record, Instant now) {
        return Map.of("record", new CelRecordView(record), "now", now);
    }

    ReferencedField field() {
        return compiled.field();
    }

    /** Why the record violates the rule; null if it satisfies it. Contains no value of the record. */
    @Nullable
    String broken(Map<String, Object> variables) {
        if (compiled.program() == null) {
            return "the rule could not be evaluated: its expression does not compile";
        }
        try {
            Object result = compiled.program().eval(withLiterals(variables));
            if (result instanceof Boolean keeps) {
                return keeps ? null : text();
            }
            return "the rule could not be evaluated: its result is neither true nor false";
        } catch (CelEvaluationException e) {
            return "the rule could not be evaluated: " + CelFaultMessages.of(e.getErrorCode());
        } catch (RuntimeException e) {
            // The message may contain a value.
            return "the rule could not be evaluated: internal error";
        }
    }

    private Map<String, Object> withLiterals(Map<String, Object> variables) {
        if (compiled.literals().isEmpty()) {
            return variables;
        }
        Map<String, Object> all = new HashMap<>(compiled.literals());
        all.putAll(variables);
        return all;
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
