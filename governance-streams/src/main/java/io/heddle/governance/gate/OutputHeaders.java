// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.ProductId;
import io.heddle.contract.RecordHeaders;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The headers on output ports: an allow-list, because free text in a header could carry personal data past every mask.
 * {@code ce_id}, {@code ce_time} and {@code traceparent} pass if well-formed; the gate sets the rest itself.
 */
final class OutputHeaders {
    static final String CONTENT_TYPE = "application/vnd.confluent.avro";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final Pattern TIME = Pattern.compile(
            "\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-6]\\d(\\.\\d{1,9})?(Z|[+-][0-2]\\d:[0-5]\\d)");
    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int LONGEST = 128;

    private OutputHeaders() {}

    static Headers of(Plan plan, Ingest record) {
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        ProductId product = plan.topics().product();
        String id = wellFormed(record, RecordHeaders.CE_ID, ID);
        String time = wellFormed(record, RecordHeaders.CE_TIME, TIME);
        String trace = wellFormed(record, RecordHeaders.TRACEPARENT, TRACEPARENT);
        add(headers, RecordHeaders.CE_SPECVERSION, "1.0");
        add(
                headers,
                RecordHeaders.CE_ID,
                id != null ? id : record.topic() + "-" + record.partition() + "-" + record.offset());
        add(headers, RecordHeaders.CE_SOURCE, "/heddle/" + product.domain() + "/" + product.name());
        add(headers, RecordHeaders.CE_TYPE, product + ".v" + plan.topics().major());
        add(
                headers,
                RecordHeaders.CE_TIME,
                time != null ? time : Instant.ofEpochMilli(record.timestamp()).toString());
        add(headers, RecordHeaders.CONTENT_TYPE, CONTENT_TYPE);
        if (trace != null) {
            add(headers, RecordHeaders.TRACEPARENT, trace);
        }
        add(headers, RecordHeaders.CONTRACT, plan.contractText());
        return headers;
    }

    private static @Nullable String wellFormed(Ingest record, String name, Pattern rule) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null || header.value().length > LONGEST) {
            return null;
        }
        String text = new String(header.value(), StandardCharsets.ISO_8859_1);
        return rule.matcher(text).matches() ? text : null;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
