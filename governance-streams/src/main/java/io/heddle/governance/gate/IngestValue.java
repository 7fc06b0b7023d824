// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** What a record on an ingest topic holds besides its key: its value, or none, and the headers as they were sent. */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes: nobody compares it
record IngestValue(byte @Nullable [] bytes, Headers headers) {
    static final class Reader implements Deserializer<IngestValue> {
        @Override
        public IngestValue deserialize(String topic, byte[] data) {
            throw new UnsupportedOperationException("a value is read together with its headers");
        }

        @Override
        public IngestValue deserialize(String topic, Headers headers, byte[] data) {
            return new IngestValue(data, HiddenHeaders.reveal(headers));
        }
    }
}
