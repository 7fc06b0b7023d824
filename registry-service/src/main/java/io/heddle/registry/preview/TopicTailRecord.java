// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.preview;

import io.heddle.contract.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/** A record for the preview; overlong keys and values are dropped. Immutable. */
final class TopicTailRecord {
    static final Comparator<TopicTailRecord> OLDEST_FIRST = Comparator.comparingLong(TopicTailRecord::timestamp)
            .thenComparingInt(TopicTailRecord::partition)
            .thenComparingLong(TopicTailRecord::offset);

    /** Larger values are not retained. */
    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_CONTRACT_LENGTH = 200;

    private final int partition;
    private final long offset;
    private final long timestamp;
    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final int valueBytes;
    private final @Nullable String contract;

    TopicTailRecord(ConsumerRecord<byte[], byte[]> record) {
        partition = record.partition();
        offset = record.offset();
        timestamp = record.timestamp();
        key = withinLimit(record.key());
        value = withinLimit(record.value());
        valueBytes = record.value() == null ? -1 : record.value().length;
        contract = contract(record.headers().lastHeader(RecordHeaders.CONTRACT));
    }

    int partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    long timestamp() {
        return timestamp;
    }

    /** Null if absent or too large. */
    byte @Nullable [] key() {
        return key;
    }

    /** Null for a tombstone, or if too large. */
    byte @Nullable [] value() {
        return value;
    }

    /** The size of the value; -1 for a tombstone. */
    int valueBytes() {
        return valueBytes;
    }

    /** The contract version under which the gate accepted it. */
    @Nullable
    String contract() {
        return contract;
    }

    private static byte @Nullable [] withinLimit(byte @Nullable [] bytes) {
        return bytes == null || bytes.length > MAX_BYTES ? null : bytes;
    }

    private static @Nullable String contract(@Nullable Header header) {
        return header == null || header.value() == null || header.value().length > MAX_CONTRACT_LENGTH
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
