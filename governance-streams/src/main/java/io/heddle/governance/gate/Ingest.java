// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** One record as it stands on an ingest topic. */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes: nobody compares it
record Ingest(
        String topic,
        int partition,
        long offset,
        long timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers) {
    int bytes() {
        return length(key) + length(value);
    }

    static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
