// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.avro;

/**
 * How much larger than its bytes a record may become. Without a bound, items of no bytes that gain a field with a default
 * value turn a record of five bytes into gigabytes.
 */
public final class Growth {
    /** What the default values that one record gains may take, see {@link #ofDefault}. */
    public static final int MOST_BY_DEFAULTS = 4 << 20;
    /** Bytes by which an output may be longer than the record that came in. */
    public static final int MOST_OF_OUTPUT = 8 << 20;

    private static final int PLACE = 16;

    private Growth() {}

    /** What one default value takes: its bytes, and its place in memory. */
    public static int ofDefault(byte[] value) {
        return value.length + PLACE;
    }

    /** Thrown where a record would grow too large; without a stack trace. */
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        public TooLarge() {
            super("too large", null, false, false);
        }
    }
}
