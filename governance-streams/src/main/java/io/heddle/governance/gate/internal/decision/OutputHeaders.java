// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.RecordHeaders;
import io.heddle.governance.gate.internal.plan.ContractHeaders;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.record.CloudEventTime;
import io.heddle.governance.gate.internal.record.HeaderFormat;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.governance.gate.internal.record.ReplayHeader;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * The headers on output ports: an allow-list, because free text in a header could carry personal data past every mask.
 * {@code ce_id}, {@code ce_time}, {@code traceparent} and the replay header pass if well-formed; the gate sets the rest
 * itself. Not thread-safe.
 */
public final class OutputHeaders {
    /** The number of headers that every record has. */
    private static final int FIXED_HEADERS = 7;

    private final CloudEventTime times = new CloudEventTime();

    Headers of(EnforcementPlan plan, IngestRecord record) {
        ContractHeaders contractHeaders = plan.contractHeaders();
        Header id = null;
        Header time = null;
        Header trace = null;
        Header replay = null;
        for (Header header : record.headers()) {
            // The last header of a name wins, as is usual in Kafka.
            switch (header.key()) {
                case RecordHeaders.CE_ID -> id = header;
                case RecordHeaders.CE_TIME -> time = header;
                case RecordHeaders.TRACEPARENT -> trace = header;
                case RecordHeaders.REPLAY -> replay = header;
                default -> {}
            }
        }
        boolean traced = isWellFormed(trace, HeaderFormat.TRACEPARENT);
        boolean replayed = ReplayHeader.isWellFormed(replay);
        Header[] headers = new Header[FIXED_HEADERS + (traced ? 1 : 0) + (replayed ? 1 : 0)];
        int count = 0;
        headers[count++] = contractHeaders.specVersion();
        headers[count++] = isWellFormed(id, HeaderFormat.ID)
                ? id
                : header(RecordHeaders.CE_ID, record.topic() + "-" + record.partition() + "-" + record.offset());
        headers[count++] = contractHeaders.source();
        headers[count++] = contractHeaders.type();
        headers[count++] = isWellFormed(time, HeaderFormat.TIME)
                ? time
                : new RecordHeader(RecordHeaders.CE_TIME, times.format(record.timestamp()));
        headers[count++] = contractHeaders.contentType();
        if (traced) {
            headers[count++] = trace;
        }
        headers[count++] = contractHeaders.contract();
        if (replayed) {
            headers[count++] = replay;
        }
        return new org.apache.kafka.common.header.internals.RecordHeaders(headers);
    }

    private static boolean isWellFormed(@Nullable Header header, HeaderFormat form) {
        return header != null && form.isValid(header.value());
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
