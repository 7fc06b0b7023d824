// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.record;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

import java.nio.charset.StandardCharsets;

/** An upper bound of a record's size in a Kafka record batch of its own (message format v2, uncompressed). */
public final class RecordSizeEstimate {
    private static final int BATCH_OVERHEAD = 61;
    private static final int RECORD_OVERHEAD = 21;
    private static final int VARINT = 5;

    private RecordSizeEstimate() {}

    public static long upperBound(OutputRecord record, Headers headers) {
        return (long) BATCH_OVERHEAD + RECORD_OVERHEAD + 2 * VARINT + record.sizeInBytes() + upperBound(headers);
    }

    public static long upperBound(Headers headers) {
        long size = VARINT;
        for (Header header : headers) {
            size += 2 * VARINT + header.key().getBytes(StandardCharsets.UTF_8).length
                    + IngestRecord.lengthOf(header.value());
        }
        return size;
    }
}
