// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import io.heddle.contract.SchemaId;
import io.heddle.contract.mesh.ComponentHeartbeat.Cell;
import io.heddle.contract.mesh.ComponentHeartbeat.State;
import io.heddle.contract.mesh.ComponentHeartbeat.Status;
import io.heddle.contract.mesh.ComponentHeartbeat.Wait;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@link ComponentHeartbeat}s as Avro, in the schema of {@code mesh.heartbeats}. Thread-safe. */
public final class HeartbeatCodec {
    private HeartbeatCodec() {}

    /** Encodes with the schema of this version of Heddle. */
    public static byte[] encode(ComponentHeartbeat heartbeat, SchemaId id) {
        return encode(heartbeat, id, MeshSchemas.heartbeats());
    }

    /**
     * Encodes with the schema of another version of Heddle.
     *
     * @param schema the schema with this id; values without a field are dropped, and a state without a symbol is
     *        written as {@link State#WAITING}
     */
    public static byte[] encode(ComponentHeartbeat heartbeat, SchemaId id, Schema schema) {
        return MeshRecordValue.encode(record(heartbeat, schema), id);
    }

    /**
     * Decodes a record value.
     *
     * @param writer the schema with the value's schema id
     * @return empty if the value does not match the schema
     */
    public static Optional<ComponentHeartbeat> decode(byte @Nullable [] framed, Schema writer) {
        return MeshRecordValue.decode(framed, writer, MeshSchemas.heartbeats(), HeartbeatCodec::fromRecord);
    }

    /** Reads a record that has the fields of the schema. */
    public static ComponentHeartbeat fromRecord(GenericRecord record) {
        List<Cell> cells = new ArrayList<>();
        for (Object cell : (List<?>) record.get("cells")) {
            cells.add(cell((GenericRecord) cell));
        }
        Status status =
                new Status(state(record), MeshRecordValue.optionalText(record, "waiting_for"),
                        MeshRecordValue.optionalText(record, "waiting_for_code"), cells,
                        (Integer) record.get("cells_total"));
        return new ComponentHeartbeat(
                MeshRecordValue.text(record, "component"), MeshRecordValue.text(record, "instance"),
                MeshRecordValue.time(record, "started_at"), MeshRecordValue.time(record, "time"),
                status);
    }

    private static GenericRecord record(ComponentHeartbeat heartbeat, Schema schema) {
        Status status = heartbeat.status();
        return new VersionedRecord(schema)
                .with("component", heartbeat.component())
                .with("instance", heartbeat.instance())
                .with("started_at", heartbeat.startedAt().toEpochMilli())
                .with("time", heartbeat.time().toEpochMilli())
                .withSymbol("state", status.state(), State.WAITING)
                .with("waiting_for", status.waitingFor().orElse(null))
                .with("waiting_for_code", status.waitingForCode().orElse(null))
                .with("cells", each(status.cells(), cell -> record(cell, elements(schema, "cells"))))
                .with("cells_total", status.cellsTotal())
                .record();
    }

    private static GenericRecord record(Cell cell, Schema schema) {
        return new VersionedRecord(schema)
                .with("domain", cell.domain())
                .withSymbol("state", cell.state(), State.WAITING)
                .with("failure", cell.failure().orElse(null))
                .with("waits", each(cell.waits(), wait -> record(wait, elements(schema, "waits"))))
                .with("waits_total", cell.waitsTotal())
                .record();
    }

    private static GenericRecord record(Wait wait, Schema schema) {
        return new VersionedRecord(schema)
                .with("topic", wait.topic())
                .with("partition", wait.partition())
                .with("offset", wait.offset())
                .with("since", wait.since().toEpochMilli())
                .with("missing", wait.missing())
                .with("code", wait.code().orElse(null))
                .record();
    }

    private static <T> List<GenericRecord> each(List<T> all, Function<T, GenericRecord> record) {
        return all.stream().map(record).toList();
    }

    private static Schema elements(Schema schema, String field) {
        return schema.getField(field).schema().getElementType();
    }

    private static Cell cell(GenericRecord record) {
        List<Wait> waits = new ArrayList<>();
        for (Object item : (List<?>) record.get("waits")) {
            GenericRecord wait = (GenericRecord) item;
            waits.add(new Wait(MeshRecordValue.text(wait, "topic"), (Integer) wait.get("partition"),
                    (Long) wait.get("offset"), MeshRecordValue.time(wait, "since"),
                    MeshRecordValue.text(wait, "missing"),
                    MeshRecordValue.optionalText(wait, "code")));
        }
        return new Cell(
                MeshRecordValue.text(record, "domain"), state(record), MeshRecordValue.optionalText(record, "failure"),
                waits,
                (Integer) record.get("waits_total"));
    }

    private static State state(GenericRecord record) {
        return State.valueOf(MeshRecordValue.text(record, "state"));
    }
}
