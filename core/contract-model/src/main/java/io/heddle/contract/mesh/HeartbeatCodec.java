// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import io.heddle.contract.mesh.Heartbeat.Cell;
import io.heddle.contract.mesh.Heartbeat.State;
import io.heddle.contract.mesh.Heartbeat.Status;
import io.heddle.contract.mesh.Heartbeat.Wait;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@link Heartbeat}s as Avro, in the schema of {@code mesh.heartbeats}. Thread-safe. */
public final class HeartbeatCodec {
    private static final Schema SCHEMA = MeshSchemas.heartbeats();
    private static final Schema CELL = SCHEMA.getField("cells").schema().getElementType();
    private static final Schema WAIT = CELL.getField("waits").schema().getElementType();
    private static final Schema STATE = SCHEMA.getField("state").schema();

    private HeartbeatCodec() {}

    /** The Confluent wire format: 0, the schema id, the Avro bytes. */
    public static byte[] encode(Heartbeat heartbeat, int schemaId) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(schemaId).array());
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(SCHEMA).write(record(heartbeat), encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Reads a record that has the fields of the schema. */
    public static Heartbeat of(GenericRecord record) {
        List<Cell> cells = new ArrayList<>();
        for (Object cell : (List<?>) record.get("cells")) {
            cells.add(cell((GenericRecord) cell));
        }
        Status status = new Status(state(record), optional(record, "waiting_for"), cells, (Integer) record.get("cells_total"));
        return new Heartbeat(
                text(record, "component"), text(record, "instance"), time(record, "started_at"), time(record, "time"), status);
    }

    private static GenericRecord record(Heartbeat heartbeat) {
        Status status = heartbeat.status();
        GenericRecord record = new GenericData.Record(SCHEMA);
        record.put("component", heartbeat.component());
        record.put("instance", heartbeat.instance());
        record.put("started_at", heartbeat.startedAt().toEpochMilli());
        record.put("time", heartbeat.time().toEpochMilli());
        record.put("state", symbol(status.state()));
        record.put("waiting_for", status.waitingFor().orElse(null));
        record.put("cells", status.cells().stream().map(HeartbeatCodec::record).toList());
        record.put("cells_total", status.cellsTotal());
        return record;
    }

    private static GenericRecord record(Cell cell) {
        GenericRecord record = new GenericData.Record(CELL);
        record.put("domain", cell.domain());
        record.put("state", symbol(cell.state()));
        record.put("failure", cell.failure().orElse(null));
        record.put("waits", cell.waits().stream().map(HeartbeatCodec::record).toList());
        record.put("waits_total", cell.waitsTotal());
        return record;
    }

    private static GenericRecord record(Wait wait) {
        GenericRecord record = new GenericData.Record(WAIT);
        record.put("topic", wait.topic());
        record.put("partition", wait.partition());
        record.put("offset", wait.offset());
        record.put("since", wait.since().toEpochMilli());
        record.put("missing", wait.missing());
        return record;
    }

    private static Cell cell(GenericRecord record) {
        List<Wait> waits = new ArrayList<>();
        for (Object item : (List<?>) record.get("waits")) {
            GenericRecord wait = (GenericRecord) item;
            waits.add(new Wait(text(wait, "topic"), (Integer) wait.get("partition"), (Long) wait.get("offset"),
                    time(wait, "since"), text(wait, "missing")));
        }
        return new Cell(
                text(record, "domain"), state(record), optional(record, "failure"), waits, (Integer) record.get("waits_total"));
    }

    private static GenericData.EnumSymbol symbol(State state) {
        return new GenericData.EnumSymbol(STATE, state.name());
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
