// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

import java.nio.charset.StandardCharsets;

/** An upper bound of what a record takes in a Kafka record batch of its own (message format v2, uncompressed). */
final class RecordSize {
    private static final int BATCH_OVERHEAD = 61;
    private static final int RECORD_OVERHEAD = 21;
    private static final int VARINT = 5;

    private RecordSize() {}

    static long of(Outgoing record, Headers headers) {
        return (long) BATCH_OVERHEAD + RECORD_OVERHEAD + 2 * VARINT + record.bytes() + of(headers);
    }

    static long of(Headers headers) {
        long size = VARINT;
        for (Header header : headers) {
            size += 2 * VARINT + header.key().getBytes(StandardCharsets.UTF_8).length + Ingest.length(header.value());
        }
        return size;
    }
}
