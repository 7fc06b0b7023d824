// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heddle.contract.RecordHeaders;
import io.heddle.contract.ReplayMark;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A quarantined record as described by its headers, without its content. Immutable.
 *
 * @param partition in the quarantine, and in the ingest topic
 * @param offset in the quarantine
 * @param reason a stable code
 * @param contract it was checked under, or {@code ""}
 * @param sourceOffset in the ingest topic, of the rejected record
 * @param time the record's own timestamp
 * @param rejectedAt when it was quarantined
 * @param replayMark of the replay after which it was rejected again
 * @param truncated what is kept of it, if it is truncated
 */
public record RejectedRecord(
        int partition,
        long offset,
        String reason,
        String contract,
        String sourceTopic,
        long sourceOffset,
        Instant time,
        Instant rejectedAt,
        Optional<ReplayMark> replayMark,
        Optional<TruncatedRejection> truncated,
        List<Finding> findings) {
    private static final JsonMapper JSON = new JsonMapper();

    public RejectedRecord {
        findings = List.copyOf(findings);
    }

    /**
     * One violation.
     *
     * @param value redacted: type and size
     */
    public record Finding(String rule, String path, String value, String message) {}

    /** Empty if the record was not rejected by a gate. */
    public static Optional<RejectedRecord> of(ConsumerRecord<byte[], byte[]> record) {
        return HeaderText.of(record.headers(), RecordHeaders.REASON).map(reason -> new RejectedRecord(
                record.partition(),
                record.offset(),
                reason,
                HeaderText.of(record.headers(), RecordHeaders.CONTRACT).orElse(""),
                HeaderText.of(record.headers(), RecordHeaders.SOURCE_TOPIC).orElse(""),
                HeaderText.number(record.headers(), RecordHeaders.SOURCE_OFFSET).orElse(0L),
                Instant.ofEpochMilli(timestamp(record)),
                Instant.ofEpochMilli(record.timestamp()),
                HeaderText.of(record.headers(), RecordHeaders.REPLAY).flatMap(ReplayMark::parse),
                TruncatedRejection.of(record),
                HeaderText.of(record.headers(), RecordHeaders.VIOLATIONS).map(RejectedRecord::findings)
                        .orElse(List.of())));
    }

    /**
     * The record's own timestamp. The quarantine record has the time of the rejection, so that retention counts from
     * there.
     */
    static long timestamp(ConsumerRecord<byte[], byte[]> record) {
        return HeaderText.number(record.headers(), RecordHeaders.SOURCE_TIMESTAMP).orElse(record.timestamp());
    }

    /** The ingest offset at which a client first wrote the record, however often it was replayed since. */
    public long first() {
        return replayMark.map(ReplayMark::first).orElse(sourceOffset);
    }

    /** {@code partition:offset}, the format of {@code quarantine show --at}. */
    public String position() {
        return partition + ":" + offset;
    }

    private static List<Finding> findings(String json) {
        try {
            List<Finding> findings = new ArrayList<>();
            for (JsonNode violation : JSON.readTree(json)) {
                findings.add(new Finding(
                        violation.path("rule").asText(),
                        violation.path("path").asText(),
                        violation.path("value").asText(),
                        violation.path("message").asText()));
            }
            return findings;
        } catch (JsonProcessingException notOurs) {
            return List.of();
        }
    }
}
