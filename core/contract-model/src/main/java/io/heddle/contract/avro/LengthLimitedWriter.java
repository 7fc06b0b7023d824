// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.avro;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;

/**
 * A writer that fails when a length is exceeded. A few bytes of Avro can expand into a lot of text, such as an array
 * with a huge number of nulls.
 */
final class LengthLimitedWriter extends Writer {
    private final StringWriter text = new StringWriter();
    private final int maxLength;

    LengthLimitedWriter(int maxLength) {
        this.maxLength = maxLength;
    }

    @Override
    public void write(char[] chars, int offset, int length) throws IOException {
        if (text.getBuffer().length() + length > maxLength) {
            throw new IOException("longer than " + maxLength + " characters");
        }
        text.write(chars, offset, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
