// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
import io.heddle.contract.text.ContractWording;
import io.heddle.contract.text.SchemaFields;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A field in the field tree.
 *
 * @param depth 0 for a field of the record itself
 * @param name the last step of the path
 * @param masks descriptions, one per port, in the order of the ports; {@code ""} where the value is not masked
 */
public record FieldRow(
        String path,
        String name,
        int depth,
        String type,
        boolean nullable,
        boolean primaryKey,
        String doc,
        String classification,
        List<String> tags,
        List<String> rules,
        List<String> masks) {
    /** Deeper fields are not indented any further. */
    private static final int MAX_DEPTH = 8;

    public FieldRow {
        tags = List.copyOf(tags);
        rules = List.copyOf(rules);
        masks = List.copyOf(masks);
    }

    /** Every field of the schema, mentioned in the contract or not. */
    static List<FieldRow> of(Contract contract) {
        Map<FieldPath, FieldPromise> promises = new HashMap<>();
        contract.fields().forEach(field -> promises.put(field.path(), field));
        List<Map<FieldPath, Mask>> ports = new ArrayList<>();
        for (OutputPort port : contract.ports()) {
            ports.add(contract.masksOf(port));
        }
        return SchemaFields.byPath(contract.valueSchema()).entrySet().stream()
                .map(field -> of(field.getKey(), field.getValue(), Optional.ofNullable(promises.get(field.getKey())),
                        masks(field.getKey(), ports)))
                .toList();
    }

    private static FieldRow of(
            FieldPath path, SchemaFields.Field field, Optional<FieldPromise> promise, List<String> masks) {
        List<String> steps = path.steps();
        return new FieldRow(path.text(), steps.get(steps.size() - 1), Math.min(MAX_DEPTH, steps.size() - 1),
                field.type(), field.nullable(), promise.filter(FieldPromise::primaryKey).isPresent(),
                promise.map(FieldPromise::description).filter(text -> !text.isEmpty()).orElse(field.doc()),
                promise.map(FieldPromise::classification).orElse(""),
                promise.stream().flatMap(promised -> promised.tags().stream()).sorted().toList(),
                promise.stream().flatMap(promised -> promised.rules().stream()).map(ContractWording::describe).toList(),
                masks);
    }

    private static List<String> masks(FieldPath path, List<Map<FieldPath, Mask>> ports) {
        return ports.stream().map(port -> ContractWording.describe(port.getOrDefault(path, new Mask.None()))).toList();
    }
}
