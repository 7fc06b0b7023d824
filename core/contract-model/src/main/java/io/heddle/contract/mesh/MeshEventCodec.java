// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import io.heddle.contract.ProductId;
import io.heddle.contract.SchemaId;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.UUID;

/** {@link MeshEvent}s as Avro, in the schema of {@code mesh.events}. Thread-safe. */
public final class MeshEventCodec {
    private MeshEventCodec() {}

    /** Encodes with the schema of this version of Heddle. */
    public static byte[] encode(MeshEvent event, SchemaId id) {
        return encode(event, id, MeshSchemas.events());
    }

    /**
     * @param schema the schema with this id, possibly from another version of Heddle; values without a field are
     *        dropped
     */
    public static byte[] encode(MeshEvent event, SchemaId id, Schema schema) {
        return MeshRecordValue.encode(record(event, schema), id);
    }

    /**
     * Decodes a record value.
     *
     * @param writer the schema with the value's schema id
     * @return empty if the value does not match the schema
     */
    public static Optional<MeshEvent> decode(byte @Nullable [] framed, Schema writer) {
        return MeshRecordValue.decode(framed, writer, MeshSchemas.events(), MeshEventCodec::fromRecord);
    }

    /** Reads a record that has the fields of {@link MeshSchemas#events}. */
    public static MeshEvent fromRecord(GenericRecord record) {
        return new MeshEvent(
                UUID.fromString(MeshRecordValue.text(record, "id")),
                MeshRecordValue.text(record, "type"),
                MeshRecordValue.optionalText(record, "product").map(ProductId::parse),
                MeshRecordValue.text(record, "subject"),
                MeshRecordValue.text(record, "message"),
                MeshRecordValue.texts(record, "attributes"),
                MeshRecordValue.time(record, "time"));
    }

    private static GenericRecord record(MeshEvent event, Schema schema) {
        return new VersionedRecord(schema)
                .with("id", event.id().toString())
                .with("type", event.type())
                .with("product", event.product().map(ProductId::toString).orElse(null))
                .with("subject", event.subject())
                .with("time", event.time().toEpochMilli())
                .with("message", event.message())
                .withMap("attributes", event.attributes())
                .record();
    }
}
