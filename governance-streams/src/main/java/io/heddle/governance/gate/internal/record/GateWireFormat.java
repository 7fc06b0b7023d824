// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.record;

import io.heddle.contract.SchemaId;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/** The Confluent wire format: a zero byte, the schema id as four big-endian bytes, Avro binary. */
public final class GateWireFormat {
    /** Bytes before the Avro binary. */
    public static final int PREFIX_LENGTH = 5;

    private static final byte MAGIC = 0;

    private GateWireFormat() {}

    /** Whether the bytes start like the wire format, with an id that can be one. */
    public static boolean isFramed(byte @Nullable [] bytes) {
        return bytes != null && bytes.length >= PREFIX_LENGTH && bytes[0] == MAGIC && bytes[1] >= 0;
    }

    /** The schema id of bytes that {@link #isFramed}. */
    public static int schemaId(byte[] framed) {
        return (framed[1] << 24) | ((framed[2] & 0xff) << 16) | ((framed[3] & 0xff) << 8) | (framed[4] & 0xff);
    }

    /** Writes the prefix into bytes that leave room for it at their start. */
    public static byte[] writePrefix(SchemaId id, byte[] bytes) {
        bytes[0] = MAGIC;
        bytes[1] = (byte) (id.value() >>> 24);
        bytes[2] = (byte) (id.value() >>> 16);
        bytes[3] = (byte) (id.value() >>> 8);
        bytes[4] = (byte) id.value();
        return bytes;
    }

    public static byte[] frame(SchemaId id, byte[] avro) {
        return ByteBuffer.allocate(PREFIX_LENGTH + avro.length)
                .put(MAGIC)
                .putInt(id.value())
                .put(avro)
                .array();
    }
}
