// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.SchemaId;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/** The Confluent wire format: a zero byte, the schema id as four big-endian bytes, Avro binary. */
final class WireFormat {
    /** Bytes before the Avro binary. */
    static final int PREFIX = 5;

    private static final byte MAGIC = 0;

    private WireFormat() {}

    /** Whether the bytes start like the wire format, with an id that can be one. */
    static boolean isFramed(byte @Nullable [] bytes) {
        return bytes != null && bytes.length >= PREFIX && bytes[0] == MAGIC && bytes[1] >= 0;
    }

    /** The schema id of bytes that {@link #isFramed}. */
    static int schemaId(byte[] framed) {
        return (framed[1] << 24) | ((framed[2] & 0xff) << 16) | ((framed[3] & 0xff) << 8) | (framed[4] & 0xff);
    }

    /** Writes the prefix into bytes that leave room for it at their start. */
    static byte[] mark(SchemaId id, byte[] bytes) {
        bytes[0] = MAGIC;
        bytes[1] = (byte) (id.value() >>> 24);
        bytes[2] = (byte) (id.value() >>> 16);
        bytes[3] = (byte) (id.value() >>> 8);
        bytes[4] = (byte) id.value();
        return bytes;
    }

    static byte[] frame(SchemaId id, byte[] avro) {
        return ByteBuffer.allocate(PREFIX + avro.length)
                .put(MAGIC)
                .putInt(id.value())
                .put(avro)
                .array();
    }
}
