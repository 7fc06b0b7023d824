// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.avro;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;

/** Text up to a length; more of it is a failure. Few bytes can say a lot: an array of so many nulls. */
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
