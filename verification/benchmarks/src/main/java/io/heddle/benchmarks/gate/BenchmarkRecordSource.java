// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import io.heddle.benchmarks.variant.BenchmarkWireFormat;
import io.heddle.benchmarks.workload.GovernedProduct;
import org.apache.kafka.clients.producer.ProducerRecord;

import java.util.List;

/** The records of a product as the SDK would send them: either all valid or all invalid. Immutable. */
final class BenchmarkRecordSource {
    private final GovernedProduct product;
    private final boolean poison;
    private final List<byte[]> keys;
    private final List<byte[]> values;

    private BenchmarkRecordSource(GovernedProduct product, boolean poison) {
        this.product = product;
        this.poison = poison;
        this.keys = product.keys();
        this.values = BenchmarkWireFormat.records(product.data());
    }

    static BenchmarkRecordSource of(GovernedProduct product) {
        return new BenchmarkRecordSource(product, false);
    }

    /** Only invalid records: without wire format, truncated, or with trailing bytes. */
    static BenchmarkRecordSource poison(GovernedProduct product) {
        return new BenchmarkRecordSource(product, true);
    }

    ProducerRecord<byte[], byte[]> record(int index) {
        int position = index % keys.size();
        byte[] value = values.get(position);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                product.contract().topics().ingest().value(), keys.get(position),
                poison ? damaged(value, index) : value);
        SdkHeaders.set(product.contract(), record.headers());
        return record;
    }

    private static byte[] damaged(byte[] value, int index) {
        return switch (index % 3) {
            case 0 ->
                "this is not Avro".repeat(value.length / 16 + 1).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            case 1 -> java.util.Arrays.copyOf(value, value.length - 7);
            default -> java.util.Arrays.copyOf(value, value.length + 3);
        };
    }
}
