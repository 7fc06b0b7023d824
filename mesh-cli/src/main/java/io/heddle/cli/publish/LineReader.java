// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads lines as bytes, without line ends ({@code \n} or {@code \r\n}) and byte order mark. Memory use is bounded by
 * the maximum line length, regardless of the input. Not thread-safe.
 */
final class LineReader {
    static final int MAX_LINE_BYTES = 4 * 1024 * 1024;
    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private byte[] line = new byte[1024];
    private int start;
    private int end;
    private int length;
    private boolean tooLong;
    private boolean first = true;
    private final AtomicLong bytesRead = new AtomicLong();

    LineReader(InputStream in) {
        this.in = in;
    }

    /** A line; null instead of its bytes if it is longer than {@link #MAX_LINE_BYTES}. */
    static final class Line {
        private final byte @Nullable [] text;

        Line(byte @Nullable [] text) {
            this.text = text;
        }

        byte @Nullable [] text() {
            return text;
        }
    }

    /** The number of bytes consumed so far; may be called from other threads. */
    long bytesRead() {
        return bytesRead.get();
    }

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        length = 0;
        tooLong = false;
        while (true) {
            if (start == end) {
                start = 0;
                end = Math.max(0, in.read(buffer));
                bytesRead.addAndGet(end);
                if (end == 0) {
                    return length == 0 && !tooLong ? null : finish();
                }
            }
            int newline = indexOfNewline();
            append(newline < 0 ? end : newline);
            if (newline >= 0) {
                start = newline + 1;
                return finish();
            }
        }
    }

    private int indexOfNewline() {
        for (int i = start; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void append(int until) {
        int extraBytes = until - start;
        if (tooLong || length + extraBytes > MAX_LINE_BYTES) {
            tooLong = true;
        } else {
            if (length + extraBytes > line.length) {
                line = Arrays.copyOf(line, Math.max(line.length * 2, length + extraBytes));
            }
            System.arraycopy(buffer, start, line, length, extraBytes);
            length += extraBytes;
        }
        start = until;
    }

    private Line finish() {
        if (tooLong) {
            return new Line(null);
        }
        int lineStart =
                first && length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF
                        ? 3
                        : 0;
        first = false;
        int lineEnd = length > lineStart && line[length - 1] == '\r' ? length - 1 : length;
        return new Line(Arrays.copyOfRange(line, lineStart, lineEnd));
    }
}
