// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.topics;

import io.heddle.contract.TopicName;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * A feature that shows what is on one of the mesh's own topics. Every bean of this type is told all records from
 * {@link #startPosition} on, in the order of each partition, on one thread: it must not block.
 */
public interface MeshTopicListener {
    /** What it listens to. */
    TopicName topic();

    /** Where it begins. */
    StartPosition startPosition();

    /**
     * A record, in the schema of its topic's contract.
     *
     * @param key empty if there is none
     * @param value null for a tombstone
     * @param receivedAt when it was written; by this process's clock if it was written while it listened
     */
    void onRecord(String key, @Nullable GenericRecord value, Instant receivedAt);

    /** Where reading begins. */
    sealed interface StartPosition {
        /** With the oldest record. */
        record Beginning() implements StartPosition {}

        /** With the last so many records of each partition. */
        record Last(long records) implements StartPosition {}

        /** With the records of the last hours, say. */
        record Since(Duration ago) implements StartPosition {}
    }
}
