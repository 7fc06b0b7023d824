// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.variant;

import io.heddle.benchmarks.data.BenchmarkDataset;

import java.util.List;

/** Confluent's wire format: a zero byte, the four-byte schema id, the record. */
public final class BenchmarkWireFormat {
    public static final int PREFIX_BYTES = 5;
    static final int SCHEMA_ID = 1;

    private BenchmarkWireFormat() {}

    public static List<byte[]> records(BenchmarkDataset data) {
        List<byte[]> records = data.encoded(PREFIX_BYTES);
        records.forEach(record -> record[PREFIX_BYTES - 1] = SCHEMA_ID);
        return records;
    }
}
