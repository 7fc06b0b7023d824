// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * An ingest record's headers on their way through Kafka Streams, to which they look like none: it copies headers twice
 * and turns every name into text and back to measure it, for each record, which costs more than the verdict.
 */
final class HiddenHeaders extends RecordHeaders {
    private final Headers original;

    HiddenHeaders(Headers original) {
        this.original = original;
    }

    /** The headers as they stand on the ingest topic. */
    static Headers reveal(Headers headers) {
        return headers instanceof HiddenHeaders hidden ? hidden.original : headers;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HiddenHeaders hidden && original.equals(hidden.original);
    }

    @Override
    public int hashCode() {
        return original.hashCode();
    }
}
