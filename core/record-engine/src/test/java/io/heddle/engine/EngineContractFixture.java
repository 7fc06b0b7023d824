// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
import io.heddle.contract.PortName;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductKey;
import io.heddle.contract.RecordRule;
import io.heddle.contract.Severity;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds contracts for tests; the default port comes first. */
public final class EngineContractFixture {
    private final Schema schema;
    private final Map<FieldPath, List<FieldRule>> rules = new LinkedHashMap<>();
    private final Map<FieldPath, Mask> masks = new LinkedHashMap<>();
    private final List<RecordRule> recordRules = new ArrayList<>();
    private final List<OutputPort> ports = new ArrayList<>();
    private Optional<ProductKey> key = Optional.empty();

    private EngineContractFixture(Schema schema) {
        this.schema = schema;
        ports.add(new OutputPort(PortName.DEFAULT, List.of(), Map.of()));
    }

    /** A contract that promises nothing but the schema. */
    public static EngineContractFixture over(Schema schema) {
        return new EngineContractFixture(schema);
    }

    /** A contract over a record of these fields, in JSON without the brackets. */
    public static EngineContractFixture overFields(String fields) {
        return new EngineContractFixture(schema(fields));
    }

    /** A record of these fields, in JSON without the brackets. */
    public static Schema schema(String fields) {
        return new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"test.Item\",\"fields\":["
                + fields.replace('\'', '"') + "]}");
    }

    public EngineContractFixture rule(String path, FieldRule rule) {
        rules.computeIfAbsent(FieldPath.of(path), key -> new ArrayList<>()).add(rule);
        return this;
    }

    public EngineContractFixture mask(String path, Mask mask) {
        masks.put(FieldPath.of(path), mask);
        return this;
    }

    public EngineContractFixture cel(String id, String expression) {
        return cel(id, expression, Severity.ERROR);
    }

    public EngineContractFixture cel(String id, String expression, Severity severity) {
        recordRules.add(new RecordRule(id, expression, severity, ""));
        return this;
    }

    public EngineContractFixture port(String name, Map<String, Mask> overrides) {
        Map<FieldPath, Mask> byPath = new LinkedHashMap<>();
        overrides.forEach((path, mask) -> byPath.put(FieldPath.of(path), mask));
        ports.add(new OutputPort(new PortName(name), List.of(), byPath));
        return this;
    }

    public EngineContractFixture key(String field) {
        Schema type = schema.getField(field).schema();
        if (type.isUnion()) {
            type = type.getTypes().stream()
                    .filter(branch -> branch.getType() != Schema.Type.NULL)
                    .findFirst()
                    .orElseThrow();
        }
        key = Optional.of(new ProductKey(FieldPath.of(field), type));
        return this;
    }

    public Contract build() {
        Set<FieldPath> paths = new java.util.LinkedHashSet<>(rules.keySet());
        paths.addAll(masks.keySet());
        List<FieldPromise> fields = paths.stream()
                .map(path -> new FieldPromise(
                        path,
                        "",
                        Set.of(),
                        masks.getOrDefault(path, new Mask.None()),
                        rules.getOrDefault(path, List.of()),
                        false,
                        ""))
                .toList();
        return Contract.builder(ProductId.parse("test.items"), ContractVersion.parse("1.0.0"), schema)
                .key(key)
                .fields(fields)
                .rules(recordRules)
                .ports(ports)
                .build();
    }
}
