// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.avro;

/**
 * How much larger than its bytes a record may become. Without a bound, items of no bytes that gain a field with a
 * default value turn a record of five bytes into gigabytes.
 */
public final class GrowthLimits {
    /** What the default values that one record gains may take, see {@link #sizeOfDefault}. */
    public static final int MAX_DEFAULT_BYTES = 4 << 20;
    /** Bytes by which an output may be longer than the record that came in. */
    public static final int MAX_OUTPUT_GROWTH = 8 << 20;

    private static final int REFERENCE_BYTES = 16;

    private GrowthLimits() {}

    /** What one default value takes: its bytes, and its place in memory. */
    public static int sizeOfDefault(byte[] value) {
        return value.length + REFERENCE_BYTES;
    }

    /** Thrown where a record would grow too large; without a stack trace. */
    public static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public TooLargeException() {
            super("too large", null, false, false);
        }
    }
}
