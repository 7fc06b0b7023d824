// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.record;

import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.contract.wire.SchemaIdHeader;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The writer schema that a part of a record names: in the header if it has one, as Confluent's own deserializers read
 * it, else in the prefix.
 */
public final class WriterSchemaId {
    /** The part names no schema by its id. */
    public static final int NONE = -1;

    private WriterSchemaId() {}

    /** The header that names the schema of the key, or null. */
    public static @Nullable Header keyHeader(Headers headers) {
        return headers.lastHeader(SchemaIdHeader.KEY);
    }

    /** The header that names the schema of the value, or null. */
    public static @Nullable Header valueHeader(Headers headers) {
        return headers.lastHeader(SchemaIdHeader.VALUE);
    }

    /** The schema id in a header, or {@link #NONE}. */
    public static int of(Header header) {
        return SchemaIdHeader.decode(header.value()).orElse(null) instanceof SchemaIdHeader.SchemaReference.ById byId
                ? byId.id().value()
                : NONE;
    }

    /** Why a header names no schema by its id. */
    public static String problemOf(Header header) {
        return SchemaIdHeader.decode(header.value()).isPresent()
                ? "the header " + header.key() + " names the schema by a GUID; send its id: a zero byte and four bytes"
                : "the header " + header.key() + " is not a zero byte and a four-byte schema id";
    }

    /** The schema id of a value, or {@link #NONE}. */
    public static int ofValue(byte[] value, @Nullable Header header) {
        if (header != null) {
            return of(header);
        }
        return ConfluentFrame.isFramed(value) ? ConfluentFrame.schemaId(value) : NONE;
    }

    /** Where the Avro binary begins. */
    public static int avroOffset(@Nullable Header header) {
        return header == null ? ConfluentFrame.PREFIX_BYTES : 0;
    }
}
