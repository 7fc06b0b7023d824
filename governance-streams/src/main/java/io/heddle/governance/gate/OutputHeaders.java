// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.RecordHeaders;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * The headers on output ports: an allow-list, because free text in a header could carry personal data past every mask.
 * {@code ce_id}, {@code ce_time}, {@code traceparent} and the mark of a replay pass if well-formed; the gate sets the
 * rest itself. Not thread-safe.
 */
final class OutputHeaders {
    static final String CONTENT_TYPE = "application/vnd.confluent.avro";

    /** Those that every record has. */
    private static final int ALWAYS = 7;

    private final EventTime times = new EventTime();

    Headers of(Plan plan, Ingest record) {
        Stamp stamp = plan.stamp();
        Header id = null;
        Header time = null;
        Header trace = null;
        Header replay = null;
        for (Header header : record.headers()) {
            // The last of a name counts, as everywhere in Kafka.
            switch (header.key()) {
                case RecordHeaders.CE_ID -> id = header;
                case RecordHeaders.CE_TIME -> time = header;
                case RecordHeaders.TRACEPARENT -> trace = header;
                case RecordHeaders.REPLAY -> replay = header;
                default -> {}
            }
        }
        boolean traced = isWellFormed(trace, HeaderForm.TRACEPARENT);
        boolean replayed = ReplayHeader.isWellFormed(replay);
        Header[] headers = new Header[ALWAYS + (traced ? 1 : 0) + (replayed ? 1 : 0)];
        int at = 0;
        headers[at++] = stamp.specVersion();
        headers[at++] = isWellFormed(id, HeaderForm.ID)
                ? id
                : header(RecordHeaders.CE_ID, record.topic() + "-" + record.partition() + "-" + record.offset());
        headers[at++] = stamp.source();
        headers[at++] = stamp.type();
        headers[at++] = isWellFormed(time, HeaderForm.TIME)
                ? time
                : new RecordHeader(RecordHeaders.CE_TIME, times.of(record.timestamp()));
        headers[at++] = stamp.contentType();
        if (traced) {
            headers[at++] = trace;
        }
        headers[at++] = stamp.contract();
        if (replayed) {
            headers[at++] = replay;
        }
        return new org.apache.kafka.common.header.internals.RecordHeaders(headers);
    }

    private static boolean isWellFormed(@Nullable Header header, HeaderForm form) {
        return header != null && form.holds(header.value());
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
