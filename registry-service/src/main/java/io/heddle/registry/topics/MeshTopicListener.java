// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.topics;

import io.heddle.contract.TopicName;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * Receives the records of one of the mesh's own topics. Every bean of this type gets all records from
 * {@link #startPosition} on, in order within each partition. All listeners share one thread, so they must not block.
 */
public interface MeshTopicListener {
    /** The topic to read. */
    TopicName topic();

    /** Where to start reading. */
    StartPosition startPosition();

    /**
     * Receives a record in the schema of its topic's contract.
     *
     * @param key empty if the record has none
     * @param value null for a tombstone
     * @param receivedAt the record's timestamp if it was written before this process started to read, otherwise this
     *        process's clock
     */
    void onRecord(String key, @Nullable GenericRecord value, Instant receivedAt);

    /** Where reading starts. */
    sealed interface StartPosition {
        /** At the oldest record. */
        record Beginning() implements StartPosition {}

        /** At the given number of records before the end of each partition. */
        record Last(long records) implements StartPosition {}

        /** At the first record not older than the given duration. */
        record Since(Duration ago) implements StartPosition {}
    }
}
