// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.RecordHeaders;
import io.heddle.contract.Violation;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.governance.gate.internal.record.RecordSizeEstimate;
import io.heddle.governance.gate.internal.record.ReplayHeader;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The headers of a quarantined record: all original ones (quarantine is private), the reason, and where the record came
 * from. Client headers with names reserved for the gate are dropped.
 */
final class QuarantineHeaders {
    private static final String RESERVED_PREFIX = "heddle-";

    private QuarantineHeaders() {}

    /**
     * The headers, or null if they do not fit.
     *
     * @param room bytes left within the topic's size limit; only the list of violations is shortened to fit, never the
     *        record
     */
    static @Nullable Headers of(EnforcementPlan plan, IngestRecord record, ReasonCode reason,
            List<Violation> violations, long room) {
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        for (Header header : record.headers()) {
            if (!header.key().startsWith(RESERVED_PREFIX)) {
                headers.add(header);
            }
        }
        Headers added = new org.apache.kafka.common.header.internals.RecordHeaders();
        add(added, RecordHeaders.REASON, reason.code());
        if (plan.entry().isPresent()) {
            add(added, RecordHeaders.CONTRACT, plan.contractText());
        }
        add(added, RecordHeaders.SOURCE_TOPIC, record.topic());
        add(added, RecordHeaders.SOURCE_PARTITION, Integer.toString(record.partition()));
        add(added, RecordHeaders.SOURCE_OFFSET, Long.toString(record.offset()));
        add(added, RecordHeaders.SOURCE_TIMESTAMP, Long.toString(record.timestamp()));
        Header replay = record.headers().lastHeader(RecordHeaders.REPLAY);
        if (ReplayHeader.isWellFormed(replay)) {
            added.add(replay);
        }
        long left = room - RecordSizeEstimate.upperBound(added) - RecordHeaders.VIOLATIONS.length() - 16;
        if (left < ViolationsJson.NONE.length()) {
            return null;
        }
        added.add(RecordHeaders.VIOLATIONS, ViolationsJson.of(violations, left));
        added.forEach(headers::add);
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
