// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.hostile;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Assembles encoded bytes by hand. */
final class AvroWireBuilder {
    private AvroWireBuilder() {}

    /** Byte arrays unchanged, numbers and characters as one byte each. */
    static byte[] bytes(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof byte[] bytes) {
                out.writeBytes(bytes);
            } else {
                out.write(part instanceof Character c ? c : (Integer) part);
            }
        }
        return out.toByteArray();
    }

    /** Encodes Avro's zig-zag number. */
    static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long raw = (value << 1) ^ (value >> 63);
        while ((raw & ~0x7fL) != 0) {
            out.write((int) ((raw & 0x7f) | 0x80));
            raw >>>= 7;
        }
        out.write((int) raw);
        return out.toByteArray();
    }

    static byte[] repeat(int value, int count) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    static byte[] many(byte[] part, int count) {
        byte[] bytes = new byte[part.length * count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(part, 0, bytes, i * part.length, part.length);
        }
        return bytes;
    }
}
