// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.rule;

import io.heddle.contract.FieldPromise;
import io.heddle.contract.FieldRule;
import io.heddle.engine.RecordEngine.RuleFault;
import io.heddle.engine.internal.path.PathTree;
import io.heddle.engine.internal.path.Place;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All field rules of a contract, bound to its schema. Immutable and thread-safe. */
public final class FieldRules {
    private final Place<FieldCheck> root;

    private FieldRules(Place<FieldCheck> root) {
        this.root = root;
    }

    /**
     * Binds the rules.
     *
     * @param missing told the paths that lead nowhere in the schema
     */
    public static FieldRules bind(Schema schema, List<FieldPromise> fields, Consumer<String> missing) {
        PathTree<FieldCheck> tree = PathTree.create();
        for (FieldPromise field : fields) {
            for (FieldRule rule : field.rules()) {
                tree.put(field.path(), FieldChecks.of(rule));
            }
        }
        return new FieldRules(Place.bind(schema, tree, missing));
    }

    /** What is wrong with the rules themselves: paths that lead nowhere, patterns that are not RE2. */
    public static List<RuleFault> check(Schema schema, List<FieldPromise> fields) {
        List<RuleFault> faults = new ArrayList<>();
        for (FieldPromise field : fields) {
            PathTree<FieldPromise> tree = PathTree.create();
            tree.put(field.path(), field);
            Place.bind(schema, tree, path -> faults.add(new RuleFault(
                    field.path().text(), "the schema has no '" + path + "'; name a field of the schema")));
            for (FieldRule rule : field.rules()) {
                if (rule instanceof FieldRule.Pattern pattern) {
                    FieldChecks.patternFault(pattern.expression())
                            .ifPresent(message -> faults.add(new RuleFault(rule.id(), message)));
                }
            }
        }
        return faults;
    }

    /** Checks a record. */
    public void check(IndexedRecord record, Findings findings) {
        if (!root.isEmpty()) {
            visit(root, record, findings);
        }
    }

    private static void visit(Place<FieldCheck> place, @Nullable Object value, Findings findings) {
        List<FieldCheck> checks = place.here();
        for (int i = 0; i < checks.size(); i++) {
            checks.get(i).check(value, place.path(), place.schema(), findings);
        }
        if (value instanceof IndexedRecord record) {
            Place.Fields<FieldCheck> fields = place.fieldsOf(record);
            if (fields != null) {
                for (Place.Way<FieldCheck> way : fields.ways()) {
                    visit(way.place(), record.get(way.position()), findings);
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
