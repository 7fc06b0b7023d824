// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.side;

import io.heddle.benchmarks.data.Dataset;

import java.util.List;

/** Confluent's wire format: a zero, the schema's id in four bytes, the record. */
public final class WireFormat {
    public static final int HEAD = 5;
    static final int SCHEMA_ID = 1;

    private WireFormat() {}

    public static List<byte[]> records(Dataset data) {
        List<byte[]> records = data.encoded(HEAD);
        records.forEach(record -> record[HEAD - 1] = SCHEMA_ID);
        return records;
    }
}
