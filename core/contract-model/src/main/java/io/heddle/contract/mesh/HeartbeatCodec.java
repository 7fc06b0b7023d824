// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import io.heddle.contract.mesh.ComponentHeartbeat.Cell;
import io.heddle.contract.mesh.ComponentHeartbeat.State;
import io.heddle.contract.mesh.ComponentHeartbeat.Status;
import io.heddle.contract.mesh.ComponentHeartbeat.Wait;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@link ComponentHeartbeat}s as Avro, in the schema of {@code mesh.heartbeats}. Thread-safe. */
public final class HeartbeatCodec {
    private static final Schema SCHEMA = MeshSchemas.heartbeats();

    private HeartbeatCodec() {}

    /** In the schema of this version. */
    public static byte[] encode(ComponentHeartbeat heartbeat, int schemaId) {
        return encode(heartbeat, schemaId, SCHEMA);
    }

    /**
     * The Confluent wire format: 0, the schema id, the Avro bytes.
     *
     * @param schema that of the id: the mesh may have an older one than this version, or a newer one. What it has no
     *        field for is left out, and a state that it has no word for is told as {@link State#WAITING}
     */
    public static byte[] encode(ComponentHeartbeat heartbeat, int schemaId, Schema schema) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(schemaId).array());
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(schema).write(record(heartbeat, schema), encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Reads a record that has the fields of the schema. */
    public static ComponentHeartbeat fromRecord(GenericRecord record) {
        List<Cell> cells = new ArrayList<>();
        for (Object cell : (List<?>) record.get("cells")) {
            cells.add(cell((GenericRecord) cell));
        }
        Status status =
                new Status(state(record), optional(record, "waiting_for"), cells, (Integer) record.get("cells_total"));
        return new ComponentHeartbeat(
                text(record, "component"), text(record, "instance"), time(record, "started_at"), time(record, "time"),
                status);
    }

    private static GenericRecord record(ComponentHeartbeat heartbeat, Schema schema) {
        Status status = heartbeat.status();
        return new VersionedRecord(schema)
                .with("component", heartbeat.component())
                .with("instance", heartbeat.instance())
                .with("started_at", heartbeat.startedAt().toEpochMilli())
                .with("time", heartbeat.time().toEpochMilli())
                .with("state", status.state())
                .with("waiting_for", status.waitingFor().orElse(null))
                .with("cells", each(status.cells(), cell -> record(cell, elements(schema, "cells"))))
                .with("cells_total", status.cellsTotal())
                .record();
    }

    private static GenericRecord record(Cell cell, Schema schema) {
        return new VersionedRecord(schema)
                .with("domain", cell.domain())
                .with("state", cell.state())
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
                .record();
    }

    private static <T> List<GenericRecord> each(List<T> all, Function<T, GenericRecord> record) {
        return all.stream().map(record).toList();
    }

    private static Schema elements(Schema schema, String field) {
        return schema.getField(field).schema().getElementType();
    }

    /**
     * A record of some version of the schema: fields that it does not have are left out, those it has besides get their
     * defaults.
     */
    private static final class VersionedRecord {
        private final Schema schema;
        private final GenericRecordBuilder builder;

        VersionedRecord(Schema schema) {
            this.schema = schema;
            this.builder = new GenericRecordBuilder(schema);
        }

        @SuppressWarnings("NullAway") // Avro has null for a field without a value, and does not say so
        VersionedRecord with(String name, @Nullable Object value) {
            Schema.Field field = schema.getField(name);
            if (field != null) {
                builder.set(field, value instanceof State state ? symbol(state, field.schema()) : value);
            }
            return this;
        }

        private static GenericData.EnumSymbol symbol(State state, Schema words) {
            return new GenericData.EnumSymbol(words,
                    words.hasEnumSymbol(state.name()) ? state.name() : State.WAITING.name());
        }

        GenericRecord record() {
            return builder.build();
        }
    }

    private static Cell cell(GenericRecord record) {
        List<Wait> waits = new ArrayList<>();
        for (Object item : (List<?>) record.get("waits")) {
            GenericRecord wait = (GenericRecord) item;
            waits.add(new Wait(text(wait, "topic"), (Integer) wait.get("partition"), (Long) wait.get("offset"),
                    time(wait, "since"), text(wait, "missing")));
        }
        return new Cell(
                text(record, "domain"), state(record), optional(record, "failure"), waits,
                (Integer) record.get("waits_total"));
    }

    private static State state(GenericRecord record) {
        return State.valueOf(text(record, "state"));
    }

    private static String text(GenericRecord record, String field) {
        return String.valueOf(record.get(field));
    }

    private static Optional<String> optional(GenericRecord record, String field) {
        return Optional.ofNullable(record.get(field)).map(String::valueOf);
    }

    private static Instant time(GenericRecord record, String field) {
        return Instant.ofEpochMilli((Long) record.get(field));
    }
}
