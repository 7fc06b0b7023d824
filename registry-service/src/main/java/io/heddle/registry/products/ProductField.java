// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.products;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
import io.heddle.contract.text.SchemaFields;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A field of a product with what the contract states about it.
 *
 * @param type formatted, such as {@code long (timestamp-millis)}
 * @param masks the masking strategy by port; {@code none} where the value is not masked
 */
record ProductField(
        String path,
        String type,
        boolean nullable,
        String description,
        String classification,
        List<String> tags,
        boolean primaryKey,
        Map<String, String> masks,
        List<Rule> rules) {
    /** A constraint on the field's value. */
    record Rule(String id, String kind, String severity) {
        static Rule of(FieldRule rule) {
            return new Rule(rule.id(), rule.getClass().getSimpleName(), EnumSpelling.lowerCaseName(rule.severity()));
        }
    }

    /** Every field of the schema, mentioned in the contract or not. */
    static List<ProductField> of(Contract contract) {
        Map<FieldPath, FieldPromise> promises = contract.fields().stream()
                .collect(Collectors.toMap(FieldPromise::path, Function.identity(), (first, second) -> first));
        Map<String, Map<FieldPath, Mask>> ports = new LinkedHashMap<>();
        for (OutputPort port : contract.ports()) {
            ports.put(port.name().value(), contract.masksOf(port));
        }
        return SchemaFields.byPath(contract.valueSchema()).entrySet().stream()
                .map(field -> of(field.getKey(), field.getValue(),
                        Optional.ofNullable(promises.get(field.getKey())), masks(field.getKey(), ports)))
                .toList();
    }

    private static ProductField of(
            FieldPath path, SchemaFields.Field field, Optional<FieldPromise> promise, Map<String, String> masks) {
        return new ProductField(path.text(), field.type(), field.nullable(),
                promise.map(FieldPromise::description).filter(text -> !text.isEmpty()).orElse(field.doc()),
                promise.map(FieldPromise::classification).orElse(""),
                promise.map(FieldPromise::tags).orElse(Set.of()).stream().sorted().toList(),
                promise.map(FieldPromise::primaryKey).orElse(false), masks,
                promise.map(FieldPromise::rules).orElse(List.of()).stream().map(Rule::of).toList());
    }

    private static Map<String, String> masks(FieldPath path, Map<String, Map<FieldPath, Mask>> ports) {
        Map<String, String> masks = new LinkedHashMap<>();
        ports.forEach((port, byField) -> masks.put(port, byField.getOrDefault(path, new Mask.None()).strategy()));
        return masks;
    }
}
