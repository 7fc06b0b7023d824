// SPDX-License-Identifier: Apache-2.0
package io.heddle.testkit;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractStatus;
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
import io.heddle.contract.SlaObjective;
import io.heddle.contract.TopicSettings;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Builds contracts for tests. Starts with an active contract of {@code test.items} that specifies only its schema. The
 * default port comes first. Not thread-safe; {@link #build()} returns an immutable contract.
 *
 * <pre>{@code
 * Contract contract = ContractFixture.overFields("{'name':'amount','type':'long'}")
 *         .id("shop.orders").mask("amount", new Mask.Redact()).build();
 * }</pre>
 */
public final class ContractFixture {
    private final Schema schema;
    private final Map<FieldPath, List<FieldRule>> rules = new LinkedHashMap<>();
    private final Map<FieldPath, Mask> masks = new LinkedHashMap<>();
    private final Map<FieldPath, FieldPromise> promises = new LinkedHashMap<>();
    private final List<RecordRule> recordRules = new ArrayList<>();
    private final List<OutputPort> ports = new ArrayList<>();
    private Optional<ProductKey> key = Optional.empty();
    private ProductId id = ProductId.parse("test.items");
    private ContractVersion version = ContractVersion.parse("1.0.0");
    private ContractStatus status = ContractStatus.ACTIVE;
    private List<SlaObjective> sla = List.of();
    private TopicSettings settings = settings(1, false);

    private ContractFixture(Schema schema) {
        this.schema = schema;
        ports.add(new OutputPort(PortName.DEFAULT, List.of(), Map.of()));
    }

    /** A contract that specifies only the schema. */
    public static ContractFixture over(Schema schema) {
        return new ContractFixture(schema);
    }

    /** A contract over a record with these fields, given as a JSON array without brackets. */
    public static ContractFixture overFields(String fields) {
        return new ContractFixture(schema(fields));
    }

    /** A record schema with these fields, given as a JSON array without brackets. */
    public static Schema schema(String fields) {
        return new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"test.Item\",\"fields\":["
                + fields.replace('\'', '"') + "]}");
    }

    /** Default compatibility, and the cluster defaults for replication and retention. */
    public static TopicSettings settings(int partitions, boolean compacted) {
        return new TopicSettings(TopicSettings.Compatibility.BACKWARD_TRANSITIVE, partitions, Optional.empty(),
                compacted, Optional.empty());
    }

    /** @param product for example {@code shop.orders} */
    public ContractFixture id(String product) {
        id = ProductId.parse(product);
        return this;
    }

    /** @param text for example {@code 1.2.0} */
    public ContractFixture version(String text) {
        version = ContractVersion.parse(text);
        return this;
    }

    public ContractFixture status(ContractStatus value) {
        status = value;
        return this;
    }

    public ContractFixture sla(List<SlaObjective> objectives) {
        sla = List.copyOf(objectives);
        return this;
    }

    public ContractFixture settings(TopicSettings topics) {
        settings = topics;
        return this;
    }

    public ContractFixture rule(String path, FieldRule rule) {
        rules.computeIfAbsent(FieldPath.of(path), any -> new ArrayList<>()).add(rule);
        return this;
    }

    public ContractFixture mask(String path, Mask mask) {
        masks.put(FieldPath.of(path), mask);
        return this;
    }

    /** Sets the complete promise of a field, instead of {@link #rule} and {@link #mask}. */
    public ContractFixture field(FieldPromise promise) {
        promises.put(promise.path(), promise);
        return this;
    }

    public ContractFixture cel(String rule, String expression) {
        return cel(rule, expression, Severity.ERROR);
    }

    public ContractFixture cel(String rule, String expression, Severity severity) {
        recordRules.add(new RecordRule(rule, expression, severity, ""));
        return this;
    }

    /** Adds a port without a specific audience. */
    public ContractFixture port(String port, Map<String, Mask> overrides) {
        return port(port, List.of(), overrides);
    }

    public ContractFixture port(String port, List<String> audience, Map<String, Mask> overrides) {
        Map<FieldPath, Mask> byPath = new LinkedHashMap<>();
        overrides.forEach((path, mask) -> byPath.put(FieldPath.of(path), mask));
        ports.add(new OutputPort(new PortName(port), audience, byPath));
        return this;
    }

    /** Sets the key field; the key schema is the field's type without null. */
    public ContractFixture key(String field) {
        Schema type = schema.getField(field).schema();
        if (type.isUnion()) {
            type = type.getTypes().stream()
                    .filter(branch -> branch.getType() != Schema.Type.NULL)
                    .findFirst()
                    .orElseThrow();
        }
        return key(field, type);
    }

    public ContractFixture key(String field, Schema type) {
        return key(new ProductKey(FieldPath.of(field), type));
    }

    public ContractFixture key(ProductKey productKey) {
        key = Optional.of(productKey);
        return this;
    }

    public Contract build() {
        return Contract.builder(id, version, schema)
                .status(status)
                .key(key)
                .fields(fields())
                .rules(recordRules)
                .sla(sla)
                .settings(settings)
                .ports(ports)
                .build();
    }

    private List<FieldPromise> fields() {
        Set<FieldPath> paths = new LinkedHashSet<>(promises.keySet());
        paths.addAll(rules.keySet());
        paths.addAll(masks.keySet());
        return paths.stream().map(this::promise).toList();
    }

    private FieldPromise promise(FieldPath path) {
        FieldPromise fieldPromise = promises.get(path);
        return fieldPromise != null
                ? fieldPromise
                : new FieldPromise(path, "", Set.of(), masks.getOrDefault(path, new Mask.None()),
                        rules.getOrDefault(path, List.of()), false, "");
    }
}
