// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.avro;

/**
 * Limits how much a record may grow. Without a limit, items of zero bytes that get a field with a default value turn a
 * record of five bytes into gigabytes.
 */
public final class GrowthLimits {
    /** The limit on the default values added to one record, see {@link #sizeOfDefault}. */
    public static final int MAX_DEFAULT_BYTES = 4 << 20;
    /** The maximum number of bytes by which an output may exceed the input record. */
    public static final int MAX_OUTPUT_GROWTH = 8 << 20;

    private static final int REFERENCE_BYTES = 16;

    private GrowthLimits() {}

    /** The cost of one default value: its bytes and its memory overhead. */
    public static int sizeOfDefault(byte[] value) {
        return value.length + REFERENCE_BYTES;
    }

    /** A record would exceed a growth limit. Has no stack trace. */
    public static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public TooLargeException() {
            super("too large", null, false, false);
        }
    }
}
