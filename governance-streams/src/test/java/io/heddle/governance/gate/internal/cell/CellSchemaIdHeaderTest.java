// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.contract.ReasonCode;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.gate.internal.record.KeyForm;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.HexFormat;

import static io.heddle.governance.gate.internal.cell.CellFixture.GOOD;
import static io.heddle.governance.gate.internal.cell.CellFixture.header;
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

    @Test
    void shouldTellNumbersFromFramedKeysWithoutTheSchemaRegistry() {
        Schema number = Schema.create(Schema.Type.LONG);
        for (long key : new long[] {0, 1, 4_711, 1L << 24, 1L << 40, -1}) {
            assertThat(KeyForm.isFramed(number, new LongSerializer().serialize("", key), id -> false)).isFalse();
        }
        assertThat(KeyForm.isFramed(number, CustomerProductFixture.key(1), id -> false)).isTrue();
        assertThat(KeyForm.isFramed(number, CustomerProductFixture.key(Long.MAX_VALUE), id -> false)).isTrue();
    }

    private static RecordHeaders headers(String key, String value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("__key_schema_id", HexFormat.of().parseHex(key));
        headers.add("__value_schema_id", HexFormat.of().parseHex(value));
        return headers;
    }
}
