// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.data.AccountDataset;
import io.heddle.benchmarks.data.BenchmarkDataset;
import io.heddle.benchmarks.data.OrderDataset;
import io.heddle.benchmarks.variant.CelJavaRules;
import io.heddle.benchmarks.variant.PlainFieldEdits;
import io.heddle.benchmarks.variant.TinkMasks;
import io.heddle.contract.Contract;
import io.heddle.contract.ProductId;
import org.apache.avro.generic.GenericRecord;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The product of the gate's benchmarks: five rules and four masks, keyed by a number. Immutable.
 *
 * @param data the records
 * @param contract what the gate enforces
 */
public record GovernedProduct(BenchmarkDataset data, Contract contract, String key, GovernedFields fields) {
    /** Returns {@code order} (300 bytes) or {@code account} (1 KB) in the domain {@code bench}. */
    public static GovernedProduct named(String name) {
        return named(name, "bench");
    }

    /** Returns the product in another domain. */
    public static GovernedProduct named(String name, String domain) {
        ProductId product = ProductId.parse(domain + ".records");
        return switch (name) {
            case "order" -> of(product, OrderDataset.dataset(), GovernedFields.order(), "customer_id");
            case "account" -> of(product, AccountDataset.dataset(), GovernedFields.account(), "holder_id");
            default ->
                throw new IllegalArgumentException("there is no product '" + name + "'; there are order and account");
        };
    }

    private static GovernedProduct of(ProductId product, BenchmarkDataset data, GovernedFields fields, String key) {
        return new GovernedProduct(data, fields.keyed(product, data.schema(), key), key, fields);
    }

    /** The keys of the records as text. */
    public List<byte[]> keys() {
        return data.records().stream()
                .map(record -> keyOf(record).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private String keyOf(GenericRecord record) {
        return String.valueOf(record.get(key));
    }

    /** The rules for cel-java, optimised for speed. */
    public CelJavaRules peerRules() {
        return fields.fastRules(data.schema());
    }

    /** The masks implemented with Tink. */
    public PlainFieldEdits peerMasks(TinkMasks tink) {
        return PlainFieldEdits.masksOf(contract, tink);
    }
}
