// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.jspecify.annotations.Nullable;

/** A value (or tombstone) on its way to a topic, to the same partition that it came from. */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes: nobody compares it
record Outgoing(String topic, int partition, byte @Nullable [] key, byte @Nullable [] value) {
    int bytes() {
        return Ingest.length(key) + Ingest.length(value);
    }
}
