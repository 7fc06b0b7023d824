// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.cel;

import io.heddle.contract.RecordRule;
import io.heddle.contract.RuleFault;
import io.heddle.contract.Violation;
import io.heddle.engine.internal.rule.RuleFindings;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All record rules of a contract. Immutable and thread-safe. CEL is only loaded if there are rules. Every record
 * violates a rule that does not compile: a contract that cannot be checked must not let records pass.
 */
public final class CelRecordRules {
    private final List<CompiledCelRule> rules;

    private CelRecordRules(List<CompiledCelRule> rules) {
        this.rules = rules;
    }

    /** Compiles the rules. */
    public static CelRecordRules compile(Schema schema, List<RecordRule> rules) {
        if (rules.isEmpty()) {
            return new CelRecordRules(List.of());
        }
        CelEnvironment environment = new CelEnvironment(schema);
        return new CelRecordRules(rules.stream()
                .map(rule -> new CompiledCelRule(rule, environment.compile(rule.expression())))
                .toList());
    }

    /** The rules in the contract's order. */
    public List<CompiledCelRule> all() {
        return rules;
    }

    /** The faults in the rules; each message starts with the position in the expression. */
    public static List<RuleFault> check(Schema schema, List<RecordRule> rules) {
        List<RuleFault> faults = new ArrayList<>();
        if (!rules.isEmpty()) {
            CelEnvironment environment = new CelEnvironment(schema);
            for (RecordRule rule : rules) {
                for (String message : environment.compile(rule.expression()).faults()) {
                    faults.add(new RuleFault(rule.id(), message));
                }
            }
        }
        return faults;
    }

    /** Checks a record. */
    public void check(IndexedRecord record, Instant now, RuleFindings findings) {
        if (rules.isEmpty()) {
            return;
        }
        Map<String, Object> variables = CompiledCelRule.variables(record, now);
        for (CompiledCelRule compiled : rules) {
            String broken = compiled.broken(variables);
            if (broken != null) {
                RecordRule rule = compiled.rule();
                ReferencedField field = compiled.field();
                findings.add(
                        new Violation(rule.id(), field.path(), field.redacted(record), broken, rule.severity()));
            }
        }
    }
}
