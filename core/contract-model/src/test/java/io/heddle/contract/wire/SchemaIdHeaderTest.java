// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.wire;

import io.heddle.contract.SchemaId;
import io.heddle.contract.wire.SchemaIdHeader.SchemaReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HexFormat;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaIdHeaderTest {
    private static final UUID GUID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    @Test
    void shouldNameASchemaByItsId() {
        byte[] header = SchemaIdHeader.encode(new SchemaReference.ById(new SchemaId(4711)));

        assertThat(HexFormat.of().formatHex(header)).isEqualTo("0000001267");
        assertThat(SchemaIdHeader.decode(header)).contains(new SchemaReference.ById(new SchemaId(4711)));
    }

    @Test
    void shouldNameASchemaByItsGuid() {
        byte[] header = SchemaIdHeader.encode(new SchemaReference.ByGuid(GUID));

        assertThat(HexFormat.of().formatHex(header)).isEqualTo("0100112233445566778899aabbccddeeff");
        assertThat(SchemaIdHeader.decode(header)).contains(new SchemaReference.ByGuid(GUID));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "0000", "000000126700", "0080000000", "0000112233445566778899aabbccddeeff", "01001122",
        "0200112233445566778899aabbccddeeff"
    })
    void shouldRefuseOtherHeaderValues(String hex) {
        assertThat(SchemaIdHeader.decode(HexFormat.of().parseHex(hex))).isEmpty();
    }

    @Test
    void shouldReturnNothingForARecordWithoutTheHeader() {
        assertThat(SchemaIdHeader.decode(null)).isEmpty();
    }
}
