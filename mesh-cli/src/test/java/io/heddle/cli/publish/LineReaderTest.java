// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LineReaderTest {
    @Test
    void shouldReadLinesWithEveryLineEnding() throws IOException {
        assertThat(lines("a\nb\r\n\nc")).containsExactly("a", "b", "", "c");
        assertThat(lines("a\n")).containsExactly("a");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void shouldSkipAByteOrderMark() throws IOException {
        assertThat(lines("\uFEFFa\n\uFEFFb")).containsExactly("a", "\uFEFFb");
    }

    @Test
    void shouldReadLinesLongerThanItsBuffer() throws IOException {
        String longer = "x".repeat(200_000);

        assertThat(lines("a\n" + longer + "\nb")).containsExactly("a", longer, "b");
    }

    @Test
    void shouldSkipALineThatIsTooLong() throws IOException {
        byte[] input = new byte[LineReader.MAX_LINE_BYTES + 10];
        Arrays.fill(input, (byte) 'x');
        input[input.length - 2] = '\n';

        assertThat(lines(new ByteArrayInputStream(input))).containsExactly("(too long)", "x");
    }

    private static List<String> lines(String text) throws IOException {
        return lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> lines(InputStream in) throws IOException {
        LineReader reader = new LineReader(in);
        List<String> lines = new ArrayList<>();
        for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
            byte[] text = line.text();
            lines.add(text == null ? "(too long)" : new String(text, StandardCharsets.UTF_8));
        }
        return lines;
    }
}
