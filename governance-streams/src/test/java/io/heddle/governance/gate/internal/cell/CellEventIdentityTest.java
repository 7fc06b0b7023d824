// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.contract.Mask;
import io.heddle.governance.fixture.CustomerProductFixture;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static io.heddle.governance.gate.internal.cell.CellFixture.GOOD;
import static io.heddle.governance.gate.internal.cell.CellFixture.header;
import static io.heddle.governance.gate.internal.cell.CellFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

/** The CloudEvents identity of published records. */
class CellEventIdentityTest {
    private static final String UUID = "0b0e6e4a-5f43-4b62-93a7-6a8b6de1dcbb";
    private static final String OWN_SOURCE = "/heddle/crm/customers";

    @Test
    void shouldTellEventsOfTwoSourcesApartAndKeepTheirOriginalIdentity() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            send(cell, Map.of("ce_id", "1", "ce_source", "/system-a"));
            send(cell, Map.of("ce_id", "1", "ce_source", "/system-b"));
            send(cell, Map.of("ce_id", "1", "ce_source", "/system-a"));

            List<TestRecord<byte[], byte[]>> records = cell.recordsOn(CustomerProductFixture.OUTPUT);
            assertThat(records).extracting(record -> header(record, "ce_source")).containsOnly(OWN_SOURCE);
            List<String> ids = records.stream().map(record -> header(record, "ce_id")).toList();
            assertThat(ids.get(0)).isNotEqualTo(ids.get(1)).isEqualTo(ids.get(2)).endsWith("-1");
            assertThat(records).extracting(record -> header(record, "ce_originalsource"))
                    .containsExactly("/system-a", "/system-b", "/system-a");
            assertThat(records).extracting(record -> header(record, "ce_originalid")).containsOnly("1");
        }
    }

    @Test
    void shouldKeepTheIdOfAnEventOfTheProductsOwnSource() {
        TestRecord<byte[], byte[]> record =
                published(CustomerProductFixture.standard(), Map.of("ce_id", UUID, "ce_source", OWN_SOURCE));

        assertThat(header(record, "ce_id")).isEqualTo(UUID);
        assertThat(header(record, "ce_originalid")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada.Lovelace", "0171-2345678", "anna@example.org", "born 1815"})
    void shouldIdentifyByThePlaceOnIngestWhenTheIdLooksLikeData(String id) {
        TestRecord<byte[], byte[]> record =
                published(CustomerProductFixture.standard(), Map.of("ce_id", id, "ce_source", "/system-a"));

        assertThat(header(record, "ce_id")).isEqualTo("crm.customers.v1.ingest-0-0");
        assertThat(record.headers().toArray())
                .noneSatisfy(header -> assertThat(new String(header.value(), StandardCharsets.UTF_8))
                        .contains(id));
    }

    @Test
    void shouldPublishOnlyRandomIdsWhereAPortMasksTheKey() {
        CustomerProductFixture.Variant masked = CustomerProductFixture.standard().keyMasked(new Mask.Hash());
        Map<String, String> headers = Map.of("ce_source", "/a", "ce_subject", "order/1", "ce_partitionkey", "1");
        TestRecord<byte[], byte[]> number = published(masked, with(headers, "order-1"));
        TestRecord<byte[], byte[]> random = published(masked, with(headers, UUID));

        assertThat(header(number, "ce_originalid")).isNull();
        assertThat(header(number, "ce_subject")).isNull();
        assertThat(header(number, "ce_partitionkey")).isNull();
        assertThat(header(random, "ce_originalid")).isEqualTo(UUID);
    }

    @Test
    void shouldPassTheContextOfAnEvent() {
        TestRecord<byte[], byte[]> record = published(CustomerProductFixture.standard(), Map.of(
                "ce_subject", "order/1", "ce_partitionkey", "k1", "tracestate", "rojo=1",
                "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "ce_dataschema", "https://x/y"));

        assertThat(header(record, "ce_subject")).isEqualTo("order/1");
        assertThat(header(record, "ce_partitionkey")).isEqualTo("k1");
        assertThat(header(record, "tracestate")).isEqualTo("rojo=1");
        assertThat(header(record, "ce_dataschema")).isEqualTo("urn:heddle:crm.customers.v1-value:7");
    }

    private static Map<String, String> with(Map<String, String> headers, String id) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("ce_id", id);
        return all;
    }

    private static TestRecord<byte[], byte[]> published(CustomerProductFixture.Variant contract,
            Map<String, String> headers) {
        try (CellFixture cell = new CellFixture(contract)) {
            send(cell, headers);
            return cell.onlyRecordOn(CustomerProductFixture.OUTPUT);
        }
    }

    private static void send(CellFixture cell, Map<String, String> headers) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, value) -> all.add(name, text(value)));
        cell.send(CustomerProductFixture.key(1), GOOD, all);
    }
}
