// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import io.heddle.contract.SchemaId;
import io.heddle.contract.mesh.ComponentHeartbeat.Cell;
import io.heddle.contract.mesh.ComponentHeartbeat.State;
import io.heddle.contract.mesh.ComponentHeartbeat.Status;
import io.heddle.contract.mesh.ComponentHeartbeat.Wait;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class HeartbeatCodecTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

    private static ComponentHeartbeat decoded(byte[] wire) {
        return HeartbeatCodec.decode(wire, MeshSchemas.heartbeats()).orElseThrow();
    }

    @Property(tries = 200)
    void shouldReadWhatItWrote(@ForAll("heartbeats") ComponentHeartbeat heartbeat) {
        byte[] wire = HeartbeatCodec.encode(heartbeat, new SchemaId(77));

        assertThat(ByteBuffer.wrap(wire).get(0)).isZero();
        assertThat(ByteBuffer.wrap(wire).getInt(1)).isEqualTo(77);
        assertThat(decoded(wire)).isEqualTo(heartbeat);
    }

    @Provide
    Arbitrary<ComponentHeartbeat> heartbeats() {
        Arbitrary<Instant> times = Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(600).excludeChars('\ud800');
        Arbitrary<Wait> waits = Combinators.combine(
                texts, Arbitraries.integers(), Arbitraries.longs(), times, texts, texts.optional()).as(Wait::new);
        Arbitrary<Cell> cells = Combinators.combine(
                texts, Arbitraries.of(State.class), texts.optional(), waits.list().ofMaxSize(5), Arbitraries.integers())
                .as(Cell::new);
        Arbitrary<Status> statuses = Combinators.combine(
                Arbitraries.of(State.class), texts.optional(), texts.optional(), cells.list().ofMaxSize(5),
                Arbitraries.integers())
                .as(Status::new);
        return Combinators.combine(texts, texts, times, times, statuses)
                .as(ComponentHeartbeat::new)
                .filter(HeartbeatCodecTest::isUnicode);
    }

    /** A lone surrogate cannot be encoded as UTF-8. */
    private static boolean isUnicode(ComponentHeartbeat heartbeat) {
        return java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(heartbeat.toString());
    }

    @Test
    void shouldReportStalledAsWaitingWhenTheMeshHasTheOldSchema() {
        Schema old = new Schema.Parser().parse(MeshSchemas.heartbeats().toString().replace(",\"STALLED\"", ""));
        Cell stuck = new Cell("crm", State.STALLED, Optional.of("its thread hangs"), List.of(), 0);
        ComponentHeartbeat stalled = new ComponentHeartbeat(
                "gate", "gate-x", NOW, NOW, Status.of(State.STALLED, Optional.empty(), List.of(stuck)));

        byte[] wire = HeartbeatCodec.encode(stalled, new SchemaId(1), old);

        ComponentHeartbeat decoded =
                HeartbeatCodec.decode(wire, old).orElseThrow();
        assertThat(decoded.status().state()).isEqualTo(State.WAITING);
        assertThat(decoded.status().cells()).singleElement().satisfies(cell -> {
            assertThat(cell.state()).isEqualTo(State.WAITING);
            assertThat(cell.failure()).contains("its thread hangs");
        });
    }

    @Test
    void shouldOmitCodesWhenTheMeshHasTheOldSchema() {
        Schema old = new Schema.Parser().parse(MeshSchemas.heartbeats().toString()
                .replaceAll(",\\{\"name\":\"(waiting_for_)?code\"[^}]*}", ""));
        assertThat(old.toString()).doesNotContain("code");
        Wait wait = new Wait("a.b.v1.ingest", 1, 2, NOW, "topic a.b.v1", Optional.of("topic"));
        Cell cell = new Cell("a", State.WAITING, Optional.empty(), List.of(wait), 1);
        ComponentHeartbeat heartbeat = new ComponentHeartbeat("gate", "gate-x", NOW, NOW,
                Status.of(State.WAITING, Optional.of("Kafka"), List.of(cell))
                        .withWaitingForCode(Optional.of("kafka")));

        byte[] wire = HeartbeatCodec.encode(heartbeat, new SchemaId(1), old);

        ComponentHeartbeat byNewReader = HeartbeatCodec.decode(wire, old).orElseThrow();
        assertThat(byNewReader.status().waitingFor()).contains("Kafka");
        assertThat(byNewReader.status().waitingForCode()).isEmpty();
        assertThat(byNewReader.status().cells().get(0).waits())
                .containsExactly(new Wait("a.b.v1.ingest", 1, 2, NOW, "topic a.b.v1"));
    }

    @Test
    void shouldStayReadableByOldReadersWhenItHasCodes() throws IOException {
        Schema old = new Schema.Parser().parse(MeshSchemas.heartbeats().toString()
                .replaceAll(",\\{\"name\":\"(waiting_for_)?code\"[^}]*}", ""));
        ComponentHeartbeat heartbeat = new ComponentHeartbeat("gate", "gate-x", NOW, NOW,
                Status.of(State.WAITING, Optional.of("Kafka")).withWaitingForCode(Optional.of("kafka")));

        byte[] wire = HeartbeatCodec.encode(heartbeat, new SchemaId(1));

        GenericRecord byOldReader = new GenericDatumReader<GenericRecord>(MeshSchemas.heartbeats(), old)
                .read(null, DecoderFactory.get().binaryDecoder(wire, 5, wire.length - 5, null));
        assertThat(byOldReader.get("waiting_for")).hasToString("Kafka");
    }

    @Test
    void shouldFillInFieldsThatANewerSchemaAdds() {
        Schema newer = new Schema.Parser().parse(MeshSchemas.heartbeats().toString().replaceFirst(
                "\"fields\":\\[", "\"fields\":[{\"name\":\"zone\",\"type\":\"string\",\"default\":\"none\"},"));
        ComponentHeartbeat heartbeat =
                new ComponentHeartbeat("gate", "gate-x", NOW, NOW, Status.of(State.RUNNING, Optional.empty()));

        byte[] wire = HeartbeatCodec.encode(heartbeat, new SchemaId(1), newer);

        assertThat(HeartbeatCodec.decode(wire, newer)).contains(heartbeat);
    }

    @Test
    void shouldStaySmallAndListUnhealthyCellsFirstWhenAGateIsLarge() {
        Wait wait = new Wait("a.b.v1.ingest", 1, 2, NOW, "x".repeat(5_000));
        Cell healthy = new Cell("calm", State.RUNNING, Optional.empty(), List.of(), 0);
        Cell stuck = new Cell("stuck", State.WAITING, Optional.empty(), Collections.nCopies(5_000, wait), 5_000);
        List<Cell> cells = IntStream.range(0, 1_000).mapToObj(i -> i < 700 ? healthy : stuck).toList();

        ComponentHeartbeat heartbeat =
                new ComponentHeartbeat("gate", "gate-x", NOW, NOW, Status.of(State.WAITING, Optional.empty(), cells));

        assertThat(heartbeat.status().cells()).hasSize(ComponentHeartbeat.MAX_CELLS);
        assertThat(heartbeat.status().cells().get(0).domain()).isEqualTo("stuck");
        assertThat(heartbeat.status().cells().get(0).waits()).hasSize(ComponentHeartbeat.MAX_WAITS);
        assertThat(heartbeat.status().cellsTotal()).isEqualTo(1_000);
        assertThat(heartbeat.status().cells().get(0).waitsTotal()).isEqualTo(5_000);
        assertThat(HeartbeatCodec.encode(heartbeat, new SchemaId(1)).length).isLessThan(1_000_000);
    }
}
