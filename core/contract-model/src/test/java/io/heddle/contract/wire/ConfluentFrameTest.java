// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.wire;

import io.heddle.contract.SchemaId;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HexFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConfluentFrameTest {
    private static final GenericDatumWriter<Object> TEXT =
            new GenericDatumWriter<>(Schema.create(Schema.Type.STRING));

    @ParameterizedTest
    @CsvSource({
        "0, 0000000000",
        "1, 0000000001",
        "4711, 0000001267",
        "16909060, 0001020304",
        "2147483647, 007fffffff",
    })
    void shouldWriteAndReadThePrefix(int id, String hex) {
        byte[] framed = ConfluentFrame.frame(new SchemaId(id), new byte[] {7, 8});

        assertThat(HexFormat.of().formatHex(framed)).isEqualTo(hex + "0708");
        assertThat(ConfluentFrame.isFramed(framed)).isTrue();
        assertThat(ConfluentFrame.schemaId(framed)).isEqualTo(id);
        assertThat(ConfluentFrame.avroLength(framed)).isEqualTo(2);
    }

    @Test
    void shouldWriteThePrefixInPlace() {
        byte[] bytes = {9, 9, 9, 9, 9, 1};

        assertThat(ConfluentFrame.writePrefix(new SchemaId(258), bytes)).isSameAs(bytes);
        assertThat(bytes).containsExactly(0, 0, 0, 1, 2, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00000000", "0100000001", "0080000000", "00ffffffff61"})
    void shouldNotTreatOtherBytesAsFramed(String hex) {
        assertThat(ConfluentFrame.isFramed(HexFormat.of().parseHex(hex))).isFalse();
    }

    @Test
    void shouldNotTreatEmptyInputAsFramed() {
        assertThat(ConfluentFrame.isFramed(null)).isFalse();
    }

    @Test
    void shouldStillEncodeAfterADatumThatDoesNotFitTheSchema() {
        assertThatThrownBy(() -> ConfluentFrame.encode(new SchemaId(7), TEXT, 1))
                .isInstanceOfAny(ClassCastException.class, AvroRuntimeException.class);

        assertThat(ConfluentFrame.encode(new SchemaId(7), TEXT, "ab")).containsExactly(0, 0, 0, 0, 7, 4, 'a', 'b');
    }
}
