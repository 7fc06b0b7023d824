// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.wire;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WireSchemaEqualityTest {
    private static final String PLAIN = """
            {"type":"record","name":"A","namespace":"n","fields":[
              {"name":"s","type":"string"},
              {"name":"t","type":{"type":"long","logicalType":"timestamp-millis"}},
              {"name":"next","type":["null","A"]}]}""";

    @Test
    void shouldBeTheSameWhenOnlyJavaPropertiesDocsAndDefaultsDiffer() {
        String generated = PLAIN.replace("\"type\":\"string\"",
                "\"type\":{\"type\":\"string\",\"avro.java.string\":\"String\"}")
                .replace("\"name\":\"next\",", "\"name\":\"next\",\"doc\":\"d\",\"default\":null,");

        assertThat(WireSchemaEquality.encodesIdentically(parse(PLAIN), parse(generated))).isTrue();
    }

    @Test
    void shouldDifferWhenLogicalTypeDiffers() {
        assertThat(WireSchemaEquality.encodesIdentically(parse(PLAIN),
                parse(PLAIN.replace("timestamp-millis", "timestamp-micros")))).isFalse();
    }

    @Test
    void shouldDifferWhenFieldOrderNameOrTypeDiffers() {
        assertThat(WireSchemaEquality.encodesIdentically(parse(PLAIN), parse(PLAIN.replace("\"s\"", "\"z\""))))
                .isFalse();
        assertThat(WireSchemaEquality.encodesIdentically(parse(PLAIN),
                parse(PLAIN.replace("[\"null\",\"A\"]", "[\"A\",\"null\"]")))).isFalse();
        assertThat(WireSchemaEquality.encodesIdentically(parse(PLAIN), parse(PLAIN.replace("\"string\"", "\"bytes\""))))
                .isFalse();
    }

    @Test
    void shouldDifferWhenDecimalScaleDiffers() {
        String money = "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2}";

        assertThat(
                WireSchemaEquality.encodesIdentically(parse(money), parse(money.replace("\"scale\":2", "\"scale\":3"))))
                .isFalse();
        assertThat(WireSchemaEquality.encodesIdentically(parse(money), parse(money))).isTrue();
    }

    private static Schema parse(String json) {
        return new Schema.Parser().parse(json);
    }
}
