// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductKey;
import io.heddle.contract.RecordRule;
import io.heddle.contract.Severity;
import io.heddle.contract.TopicSettings;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds contracts with one output port. */
final class BenchmarkContractBuilder {
    static final ProductId PRODUCT = ProductId.parse("bench.records");

    private final Schema schema;
    private final ProductId product;
    private final Map<FieldPath, List<FieldRule>> rules = new LinkedHashMap<>();
    private final Map<FieldPath, Mask> masks = new LinkedHashMap<>();
    private final List<RecordRule> recordRules = new ArrayList<>();
    private Optional<ProductKey> key = Optional.empty();

    BenchmarkContractBuilder(Schema schema) {
        this(schema, PRODUCT);
    }

    BenchmarkContractBuilder(Schema schema, ProductId product) {
        this.schema = schema;
        this.product = product;
    }

    BenchmarkContractBuilder rule(String path, FieldRule rule) {
        rules.computeIfAbsent(FieldPath.of(path), key -> new ArrayList<>()).add(rule);
        return this;
    }

    BenchmarkContractBuilder mask(String path, Mask mask) {
        masks.put(FieldPath.of(path), mask);
        return this;
    }

    /** Sets the key field, which must not be masked. */
    BenchmarkContractBuilder key(String path) {
        FieldPath field = FieldPath.of(path);
        key = Optional.of(new ProductKey(field, schema.getField(path).schema()));
        return this;
    }

    BenchmarkContractBuilder cel(String expression) {
        recordRules.add(new RecordRule("rule-" + recordRules.size(), expression, Severity.ERROR, ""));
        return this;
    }

    Contract build() {
        Set<FieldPath> paths = new LinkedHashSet<>(rules.keySet());
        paths.addAll(masks.keySet());
        return Contract.builder(product, ContractVersion.parse("1.0.0"), schema)
                .key(key)
                .fields(paths.stream().map(this::promise).toList())
                .rules(recordRules)
                .settings(TopicSettings.ofPartitions(1))
                .build();
    }

    private FieldPromise promise(FieldPath path) {
        return new FieldPromise(
                path,
                "",
                Set.of(),
                masks.getOrDefault(path, new Mask.None()),
                rules.getOrDefault(path, List.of()),
                false,
                "");
    }
}
