// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.wire;

import io.heddle.contract.SchemaId;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * The header variant of Confluent's wire format: key and value are plain Avro, and a record header identifies the
 * schema by its id (a zero byte and four bytes) or its GUID (a one byte and sixteen bytes). Thread-safe.
 */
public final class SchemaIdHeader {
    /** Identifies the schema of the key. */
    public static final String KEY = "__key_schema_id";

    /** Identifies the schema of the value. */
    public static final String VALUE = "__value_schema_id";

    private static final byte GUID_MAGIC = 1;
    private static final int GUID_BYTES = 1 + 2 * Long.BYTES;

    private SchemaIdHeader() {}

    /** A schema as identified by a header. */
    public sealed interface SchemaReference {
        /** By its id in the schema registry. */
        record ById(SchemaId id) implements SchemaReference {}

        /** By its GUID, which is the same in every schema registry. */
        record ByGuid(UUID guid) implements SchemaReference {}
    }

    /** Encodes the header's value. */
    public static byte[] encode(SchemaReference reference) {
        if (reference instanceof SchemaReference.ById byId) {
            return ConfluentFrame.writePrefix(byId.id(), new byte[ConfluentFrame.PREFIX_BYTES]);
        }
        UUID guid = ((SchemaReference.ByGuid) reference).guid();
        return ByteBuffer.allocate(GUID_BYTES)
                .put(GUID_MAGIC)
                .putLong(guid.getMostSignificantBits())
                .putLong(guid.getLeastSignificantBits())
                .array();
    }

    /** Decodes a header's value; empty if it has neither form. */
    public static Optional<SchemaReference> decode(byte @Nullable [] header) {
        if (header == null) {
            return Optional.empty();
        }
        if (header.length == ConfluentFrame.PREFIX_BYTES && ConfluentFrame.isFramed(header)) {
            return Optional.of(new SchemaReference.ById(new SchemaId(ConfluentFrame.schemaId(header))));
        }
        if (header.length == GUID_BYTES && header[0] == GUID_MAGIC) {
            ByteBuffer guid = ByteBuffer.wrap(header, 1, GUID_BYTES - 1);
            return Optional.of(new SchemaReference.ByGuid(new UUID(guid.getLong(), guid.getLong())));
        }
        return Optional.empty();
    }
}
