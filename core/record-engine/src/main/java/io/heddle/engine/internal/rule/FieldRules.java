// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.rule;

import io.heddle.contract.FieldPromise;
import io.heddle.contract.FieldRule;
import io.heddle.contract.RuleFault;
import io.heddle.contract.pattern.RegularExpression;
import io.heddle.engine.internal.path.FieldPathTree;
import io.heddle.engine.internal.path.SchemaBinding;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All field rules of a contract, bound to its schema. Immutable and thread-safe. */
public final class FieldRules {
    private final SchemaBinding<FieldCheck> root;

    private FieldRules(SchemaBinding<FieldCheck> root) {
        this.root = root;
    }

    /**
     * Binds the rules.
     *
     * @param missing receives the paths that do not exist in the schema
     */
    public static FieldRules bind(Schema schema, List<FieldPromise> fields, Consumer<String> missing) {
        FieldPathTree<FieldCheck> tree = FieldPathTree.create();
        for (FieldPromise field : fields) {
            for (FieldRule rule : field.rules()) {
                tree.put(field.path(), FieldCheckFactory.of(rule));
            }
        }
        return new FieldRules(SchemaBinding.bind(schema, tree, missing));
    }

    /** The faults in the rules themselves: paths that do not exist, patterns that cannot be evaluated. */
    public static List<RuleFault> check(Schema schema, List<FieldPromise> fields) {
        List<RuleFault> faults = new ArrayList<>();
        for (FieldPromise field : fields) {
            FieldPathTree<FieldPromise> tree = FieldPathTree.create();
            tree.put(field.path(), field);
            SchemaBinding.bind(schema, tree, path -> faults.add(new RuleFault(
                    field.path().text(), "the schema has no '" + path + "'; name a field of the schema")));
            for (FieldRule rule : field.rules()) {
                if (rule instanceof FieldRule.Pattern pattern) {
                    RegularExpression.fault(pattern.expression()).ifPresent(message -> faults.add(new RuleFault(
                            rule.id(), "the pattern '" + pattern.expression() + "' cannot be evaluated: " + message)));
                } else {
                    compile(rule).ifPresent(faults::add);
                }
            }
        }
        return faults;
    }

    private static Optional<RuleFault> compile(FieldRule rule) {
        try {
            FieldCheckFactory.of(rule);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(new RuleFault(rule.id(), "the rule cannot be evaluated ("
                    + e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage()) + ")"));
        }
    }

    /** Checks a record. */
    public void check(IndexedRecord record, RuleFindings findings) {
        if (!root.isEmpty()) {
            visit(root, record, findings);
        }
    }

    private static void visit(SchemaBinding<FieldCheck> place, @Nullable Object value, RuleFindings findings) {
        List<FieldCheck> checks = place.entries();
        for (int i = 0; i < checks.size(); i++) {
            checks.get(i).check(value, place.path(), place.schema(), findings);
        }
        if (value instanceof IndexedRecord record) {
            SchemaBinding.RecordBindings<FieldCheck> fields = place.recordBindings(record);
            if (fields != null) {
                for (SchemaBinding.FieldBinding<FieldCheck> binding : fields.fields()) {
                    visit(binding.place(), record.get(binding.position()), findings);
                }
            }
        } else if (value instanceof Collection<?> collection && place.items() != null) {
            for (Object item : collection) {
                visit(place.items(), item, findings);
            }
        } else if (value instanceof Map<?, ?> map && place.values() != null) {
            for (Object item : map.values()) {
                visit(place.values(), item, findings);
            }
        }
    }
}
