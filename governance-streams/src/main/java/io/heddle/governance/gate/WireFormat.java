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
        return ByteBuffer.wrap(framed, 1, Integer.BYTES).getInt();
    }

    static byte[] frame(SchemaId id, byte[] avro) {
        return ByteBuffer.allocate(PREFIX + avro.length)
                .put(MAGIC)
                .putInt(id.value())
                .put(avro)
                .array();
    }
}
