// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.schema;

import io.heddle.contract.FieldPath;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every field path of a record schema with its type, in schema order. Recursive records are entered once. */
public final class FieldIndex {
    static final int MAX_PATHS = 20_000;

    private final Map<FieldPath, FieldType> types = new LinkedHashMap<>();
    private final Map<FieldPath, List<String>> owners = new LinkedHashMap<>();
    private final Set<String> recursive = new HashSet<>();
    private int visits;
    private boolean complete = true;

    private FieldIndex() {}

    static FieldIndex of(Schema record) {
        FieldIndex index = new FieldIndex();
        index.addRecord(record, Optional.empty(), new ArrayList<>());
        return index;
    }

    /** Whether the schema has few enough paths to list all of them. */
    boolean isComplete() {
        return complete;
    }

    public Optional<FieldType> get(FieldPath path) {
        return Optional.ofNullable(types.get(path));
    }

    public Map<FieldPath, FieldType> all() {
        return types;
    }

    /** The paths as texts, for suggestions. */
    public List<String> names() {
        return types.keySet().stream().map(FieldPath::text).toList();
    }

    /** Whether the path lies in a record type that is nested in itself, where paths cannot reach every level. */
    public boolean isInRecursion(FieldPath path) {
        return owners.getOrDefault(path, List.of()).stream().anyMatch(recursive::contains);
    }

    /** Other paths of the same field of the same record type. */
    public List<FieldPath> siblings(FieldPath path) {
        List<String> holders = owners.getOrDefault(path, List.of());
        List<String> steps = path.steps();
        if (holders.isEmpty() || steps.size() == 1) {
            return List.of();
        }
        String holder = holders.get(holders.size() - 1);
        String name = steps.get(steps.size() - 1);
        List<FieldPath> found = new ArrayList<>();
        owners.forEach((other, otherHolders) -> {
            if (!other.equals(path) && other.text().endsWith("." + name) && !otherHolders.isEmpty()
                    && otherHolders.get(otherHolders.size() - 1).equals(holder)) {
                found.add(other);
            }
        });
        return found;
    }

    private void addRecord(Schema record, Optional<FieldPath> path, List<String> open) {
        if (open.contains(record.getFullName())) {
            recursive.add(record.getFullName());
            return;
        }
        open.add(record.getFullName());
        for (Schema.Field field : record.getFields()) {
            FieldPath child = path.map(p -> p.child(field.name())).orElseGet(() -> FieldPath.of(field.name()));
            add(child, FieldType.of(field.schema(), field), open);
        }
        open.remove(record.getFullName());
    }

    private void add(FieldPath path, FieldType type, List<String> open) {
        if (++visits > MAX_PATHS) {
            complete = false;
            return;
        }
        if (types.putIfAbsent(path, type) == null) {
            owners.put(path, List.copyOf(open));
        }
        for (Schema branch : type.branches()) {
            if (branch.getType() == Schema.Type.RECORD) {
                addRecord(branch, Optional.of(path), open);
            } else if (branch.getType() == Schema.Type.ARRAY) {
                add(path.items(), FieldType.of(branch.getElementType(), null), open);
            } else if (branch.getType() == Schema.Type.MAP) {
                add(path.values(), FieldType.of(branch.getValueType(), null), open);
            }
        }
    }
}
