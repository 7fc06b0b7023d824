// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.contract.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A quarantined record as its headers describe it: everything about it but its content.
 *
 * @param partition in the quarantine
 * @param offset in the quarantine
 * @param reason a stable code
 * @param contract it was checked under, or {@code ""}
 * @param source its place in the ingest topic, {@code topic-partition@offset}
 * @param time of the record
 */
record Rejection(
        int partition,
        long offset,
        String reason,
        String contract,
        String source,
        Instant time,
        List<Finding> findings) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * One violation.
     *
     * @param value redacted: type and size
     */
    record Finding(String rule, String path, String value, String message) {}

    static Rejection of(ConsumerRecord<byte[], byte[]> record) {
        String source = header(record, RecordHeaders.SOURCE_TOPIC) + "-" + header(record, RecordHeaders.SOURCE_PARTITION)
                + "@" + header(record, RecordHeaders.SOURCE_OFFSET);
        return new Rejection(record.partition(), record.offset(), header(record, RecordHeaders.REASON),
                header(record, RecordHeaders.CONTRACT), source, Instant.ofEpochMilli(record.timestamp()),
                findings(header(record, RecordHeaders.VIOLATIONS)));
    }

    /** {@code partition:offset}, as {@code quarantine show --at} takes it. */
    String position() {
        return partition + ":" + offset;
    }

    JsonNode document() {
        ObjectNode document = JSON.createObjectNode()
                .put("partition", partition)
                .put("offset", offset)
                .put("reason", reason)
                .put("contract", contract)
                .put("source", source)
                .put("time", time.toString());
        document.set("violations", JSON.valueToTree(findings));
        return document;
    }

    private static List<Finding> findings(String json) {
        try {
            return JSON.readTree(json.isEmpty() ? "[]" : json).valueStream()
                    .map(v -> new Finding(v.path("rule").asText(), v.path("path").asText(), v.path("value").asText(),
                            v.path("message").asText()))
                    .toList();
        } catch (JsonProcessingException notOurs) {
            return List.of();
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
