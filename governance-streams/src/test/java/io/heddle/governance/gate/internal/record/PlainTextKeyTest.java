// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.record;

import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.testkit.TestSeed;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.LongSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextKeyTest {
    private static final int HEAD = 5;
    private static final Schema LONG = Schema.create(Schema.Type.LONG);
    private static final Schema INT = Schema.create(Schema.Type.INT);
    private static final Schema STRING = Schema.create(Schema.Type.STRING);

    @Test
    void shouldEncodeNumbersAsAvroDoes() {
        Random random = TestSeed.random("PlainTextKeyTest");
        for (int i = 0; i < 10_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertThat(avro(LONG, Long.toString(value))).isEqualTo(ReferenceEngine.encode(LONG, value));
            int small = (int) value;
            assertThat(avro(INT, Integer.toString(small))).isEqualTo(ReferenceEngine.encode(INT, small));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "order-4711", "Stra\u00dfe", "\ud83e\uddf5", "\u0000"})
    void shouldEncodeTextAsAvroDoes(String text) {
        assertThat(avro(STRING, text)).isEqualTo(ReferenceEngine.encode(STRING, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+1", "01", "-0", "1 ", "1.0", "9223372036854775808", "-9223372036854775809", "\u0661",
        "abc"})
    void shouldRefuseWhenTheTextIsNotTheCanonicalForm(String text) {
        assertThat(PlainTextKey.toAvro(LONG, text.getBytes(StandardCharsets.UTF_8), HEAD)).isEmpty();
    }

    @Test
    void shouldRefuseWhenTheNumberIsTooLargeForAnInt() {
        assertThat(PlainTextKey.toAvro(INT, "2147483648".getBytes(StandardCharsets.UTF_8), HEAD)).isEmpty();
    }

    @Test
    void shouldRefuseWhenTheTextIsNotUtf8() {
        assertThat(PlainTextKey.toAvro(STRING, new byte[] {'a', (byte) 0xc3}, HEAD)).isEmpty();
        assertThat(PlainTextKey.toAvro(STRING, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, HEAD)).isEmpty();
    }

    private static byte[] avro(Schema schema, String text) {
        byte[] bytes = PlainTextKey.toAvro(schema, text.getBytes(StandardCharsets.UTF_8), HEAD).orElseThrow();
        return Arrays.copyOfRange(bytes, HEAD, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 255, 1L << 40, Long.MIN_VALUE, Long.MAX_VALUE})
    void shouldReadTheBytesOfKafkasNumberSerializers(long number) {
        byte[] bytes = PlainTextKey.toAvro(LONG, new LongSerializer().serialize("", number), HEAD).orElseThrow();
        assertThat(Arrays.copyOfRange(bytes, HEAD, bytes.length)).isEqualTo(ReferenceEngine.encode(LONG, number));
    }

    @Test
    void shouldReadTheBytesOfAnInt() {
        byte[] bytes = PlainTextKey.toAvro(INT, new IntegerSerializer().serialize("", 7), HEAD).orElseThrow();
        assertThat(Arrays.copyOfRange(bytes, HEAD, bytes.length)).isEqualTo(ReferenceEngine.encode(INT, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefgh", "Zo\u00eb Zoe"})
    void shouldNotReadTextAsTheBytesOfANumber(String text) {
        assertThat(PlainTextKey.toAvro(LONG, text.getBytes(StandardCharsets.UTF_8), HEAD)).isEmpty();
    }
}
