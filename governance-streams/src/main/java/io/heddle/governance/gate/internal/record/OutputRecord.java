// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.record;

import org.jspecify.annotations.Nullable;

/** A value or tombstone to send to a topic, to the same partition number that it came from. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OutputRecord(String topic, int partition, byte @Nullable [] key, byte @Nullable [] value) {
    public int sizeInBytes() {
        return IngestRecord.lengthOf(key) + IngestRecord.lengthOf(value);
    }
}
