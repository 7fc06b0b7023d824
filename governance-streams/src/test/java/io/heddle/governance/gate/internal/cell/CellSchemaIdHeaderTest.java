// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.SchemaIdForm;
import io.heddle.contract.TopicSettings;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.gate.internal.record.KeyForm;
import io.heddle.log.ContractEntry;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

import static io.heddle.governance.gate.internal.cell.CellFixture.GOOD;
import static io.heddle.governance.gate.internal.cell.CellFixture.header;
import static io.heddle.governance.gate.internal.cell.CellFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

/** Records whose schema ids are in headers, and keys that only look as if they carried one. */
class CellSchemaIdHeaderTest {
    private static final byte[] PLAIN_VALUE = Arrays.copyOfRange(GOOD, 5, GOOD.length);
    private static final byte[] PLAIN_KEY = {2};

    @Test
    void shouldGovernARecordWhoseSchemaIdsAreInHeaders() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(PLAIN_KEY, PLAIN_VALUE, headers("0000000008", "0000000007"));

            TestRecord<byte[], byte[]> published = cell.onlyRecordOn(CustomerProductFixture.FULL);
            assertThat(published.key()).isEqualTo(CustomerProductFixture.key(1));
            assertThat(published.value()).isEqualTo(GOOD);
            assertThat(header(published, "__value_schema_id")).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"0100112233445566778899aabbccddeeff, by a GUID", "02, is not a zero byte",
        "0080000000, is not a zero byte"})
    void shouldNameTheFormThatItDoesNotRead(String header, String problem) {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(PLAIN_KEY, PLAIN_VALUE, headers("0000000008", header));

            TestRecord<byte[], byte[]> rejected = cell.onlyRecordOn(CustomerProductFixture.QUARANTINE);
            assertThat(header(rejected, "heddle-reason")).isEqualTo(ReasonCode.NOT_WIRE_FORMAT.code());
            assertThat(header(rejected, "heddle-violations")).contains("__value_schema_id", problem);
            assertThat(header(rejected, "__value_schema_id")).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"PREFIX, headers", "HEADER, the value"})
    void shouldRefuseValuesInAFormThatTheContractDoesNotName(SchemaIdForm form, String refused) {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.apply(accepting(form));
            cell.send(text("1"), form == SchemaIdForm.PREFIX ? PLAIN_VALUE : GOOD,
                    form == SchemaIdForm.PREFIX ? valueHeader() : new RecordHeaders());

            TestRecord<byte[], byte[]> rejected = cell.onlyRecordOn(CustomerProductFixture.QUARANTINE);
            assertThat(header(rejected, "heddle-reason")).isEqualTo(ReasonCode.NOT_WIRE_FORMAT.code());
            assertThat(header(rejected, "heddle-violations")).contains("no schema ids in " + refused);
        }
    }

    @ParameterizedTest
    @CsvSource({"PREFIX, headers", "HEADER, the key"})
    void shouldRefuseKeysInAFormThatTheContractDoesNotName(SchemaIdForm form, String refused) {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.apply(accepting(form));
            cell.send(form == SchemaIdForm.PREFIX ? PLAIN_KEY : CustomerProductFixture.key(1), PLAIN_VALUE,
                    form == SchemaIdForm.PREFIX ? headers("0000000008", "0000000007") : valueHeader());

            TestRecord<byte[], byte[]> rejected = cell.onlyRecordOn(CustomerProductFixture.QUARANTINE);
            assertThat(header(rejected, "heddle-reason")).isEqualTo(ReasonCode.KEY_MISMATCH.code());
            assertThat(header(rejected, "heddle-violations")).contains("no schema ids in " + refused);
        }
    }

    @ParameterizedTest
    @EnumSource(SchemaIdForm.class)
    void shouldTakeTheFormThatTheContractNames(SchemaIdForm form) {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.apply(accepting(form));
            boolean prefix = form == SchemaIdForm.PREFIX;
            cell.send(prefix ? CustomerProductFixture.key(1) : PLAIN_KEY, prefix ? GOOD : PLAIN_VALUE,
                    prefix ? new RecordHeaders() : headers("0000000008", "0000000007"));

            assertThat(cell.onlyRecordOn(CustomerProductFixture.FULL).value()).isEqualTo(GOOD);
        }
    }

    @Test
    void shouldTellNumbersFromFramedKeysWithoutTheSchemaRegistry() {
        Schema number = Schema.create(Schema.Type.LONG);
        for (long key : new long[] {0, 1, 4_711, 1L << 24, 1L << 40, -1}) {
            assertThat(KeyForm.isFramed(number, new LongSerializer().serialize("", key), id -> false)).isFalse();
        }
        assertThat(KeyForm.isFramed(number, CustomerProductFixture.key(1), id -> false)).isTrue();
        assertThat(KeyForm.isFramed(number, CustomerProductFixture.key(Long.MAX_VALUE), id -> false)).isTrue();
    }

    private static ContractEntry accepting(SchemaIdForm form) {
        ContractEntry entry = CustomerProductFixture.standard().version("1.1.0").entry();
        TopicSettings settings = entry.contract().settings();
        return new ContractEntry(
                entry.contract().toBuilder()
                        .settings(new TopicSettings(settings.compatibility(), settings.partitions(),
                                settings.replicas(), settings.compacted(), settings.retention(),
                                settings.compactionLag(), settings.quarantineRetention(), Set.of(form)))
                        .build(),
                entry.source(), entry.schemas(), entry.valueSchemaId(), entry.keySchemaId(), entry.knownSchemas(),
                entry.appliedAt());
    }

    private static RecordHeaders valueHeader() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("__value_schema_id", HexFormat.of().parseHex("0000000007"));
        return headers;
    }

    private static RecordHeaders headers(String key, String value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("__key_schema_id", HexFormat.of().parseHex(key));
        headers.add("__value_schema_id", HexFormat.of().parseHex(value));
        return headers;
    }
}
