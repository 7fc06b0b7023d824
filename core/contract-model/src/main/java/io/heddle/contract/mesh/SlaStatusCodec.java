// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import io.heddle.contract.SchemaId;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.OptionalDouble;

/** {@link SlaStatusReport}s as Avro, in the schema of {@code mesh.sla}. Thread-safe. */
public final class SlaStatusCodec {
    private SlaStatusCodec() {}

    /** Encodes with the schema of this version of Heddle. */
    public static byte[] encode(SlaStatusReport status, SchemaId id) {
        return encode(status, id, MeshSchemas.sla());
    }

    /**
     * @param schema the schema with this id, possibly from another version of Heddle; values without a field are
     *        dropped
     */
    public static byte[] encode(SlaStatusReport status, SchemaId id, Schema schema) {
        return MeshRecordValue.encode(record(status, schema), id);
    }

    /**
     * Decodes a record value.
     *
     * @param writer the schema with the value's schema id
     * @return empty if the value does not match the schema
     */
    public static Optional<SlaStatusReport> decode(byte @Nullable [] framed, Schema writer) {
        return MeshRecordValue.decode(framed, writer, MeshSchemas.sla(), SlaStatusCodec::fromRecord);
    }

    /** Reads a record that has the fields of {@link MeshSchemas#sla}. */
    public static SlaStatusReport fromRecord(GenericRecord record) {
        return new SlaStatusReport(
                MeshRecordValue.text(record, "product"),
                MeshRecordValue.text(record, "objective"),
                MeshRecordValue.text(record, "property"),
                MeshRecordValue.text(record, "contract"),
                SlaObjectiveState.valueOf(MeshRecordValue.text(record, "state")),
                (Double) record.get("target"),
                record.get("actual") instanceof Double actual ? OptionalDouble.of(actual) : OptionalDouble.empty(),
                MeshRecordValue.time(record, "since"),
                MeshRecordValue.time(record, "evaluated_at"),
                MeshRecordValue.text(record, "message"));
    }

    /** Schemas before 1.2.0 have no {@code UNKNOWN}; their readers see that there is nothing to judge by. */
    private static SlaObjectiveState known(SlaObjectiveState state) {
        return state == SlaObjectiveState.UNKNOWN ? SlaObjectiveState.WAITING : state;
    }

    private static GenericRecord record(SlaStatusReport status, Schema schema) {
        return new VersionedRecord(schema)
                .with("product", status.product())
                .with("objective", status.objective())
                .with("property", status.property())
                .with("contract", status.contract())
                .withSymbol("state", status.state(), known(status.state()))
                .with("target", status.target())
                .with("actual", status.actual().isPresent() ? status.actual().getAsDouble() : null)
                .with("since", status.since().toEpochMilli())
                .with("evaluated_at", status.evaluatedAt().toEpochMilli())
                .with("message", status.message())
                .record();
    }
}
