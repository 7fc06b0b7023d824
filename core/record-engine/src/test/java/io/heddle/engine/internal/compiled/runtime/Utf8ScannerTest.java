// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

import io.heddle.testkit.TestSeed;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Uses the JDK's decoder as the oracle, with every length and alignment relative to the scanned words. */
class Utf8ScannerTest {
    private static final String[] CHARACTERS = {"a", "é", "€", "\ud83d\ude00"};

    @Test
    void shouldAgreeWithTheJdkWhenOneByteIsArbitrary() {
        for (int length = 1; length <= 70; length++) {
            for (int position = 0; position < length; position++) {
                for (int value : new int[] {0x7f, 0x80, 0xc3, 0xff}) {
                    byte[] bytes = ascii(length + 20);
                    bytes[5 + position] = (byte) value;
                    assertSame(bytes, 5, 5 + length);
                    assertSame(bytes, 5, 5 + position);
                }
            }
        }
    }

    @Test
    void shouldAgreeWithTheJdkOnGeneratedTexts() {
        Random random = TestSeed.random("Utf8ScannerTest");
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(40); k > 0; k--) {
                text.append(CHARACTERS[random.nextInt(8) == 0 ? random.nextInt(CHARACTERS.length) : 0]);
            }
            byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
            // The bytes around the text do not belong to it: here they are not even UTF-8.
            byte[] bytes = new byte[content.length + 4 + random.nextInt(12)];
            Arrays.fill(bytes, (byte) 0xff);
            System.arraycopy(content, 0, bytes, 3, content.length);
            if (content.length > 0 && random.nextInt(3) == 0) {
                bytes[3 + random.nextInt(content.length)] = (byte) random.nextInt();
            }
            assertSame(bytes, 3, 3 + content.length);
        }
    }

    private static byte[] ascii(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }

    private static void assertSame(byte[] bytes, int from, int end) {
        assertThat(Utf8Scanner.isUtf8(bytes, from, end)).isEqualTo(jdkTakes(bytes, from, end));
    }

    private static boolean jdkTakes(byte[] bytes, int from, int end) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, end - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
