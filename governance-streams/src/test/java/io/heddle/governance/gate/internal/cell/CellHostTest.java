// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.contract.DomainName;
import io.heddle.governance.gate.config.CellApplicationId;
import io.heddle.governance.gate.health.GateHealth;
import io.heddle.governance.gate.internal.decision.ParallelDecider;
import io.heddle.governance.gate.internal.decision.RecordDeciderFixture;
import io.heddle.governance.gate.internal.metrics.TransactionCounts;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Cells as Kafka Streams applications without a cluster. */
class CellHostTest {
    private static final int CELLS = 8;

    @TempDir
    private Path stateDir = Path.of("");

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final CyclicBarrier closing = new CyclicBarrier(CELLS);
    private final AtomicInteger closed = new AtomicInteger();
    private final CellHost cells = new CellHost(this::cell);

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    private Cell cell(DomainName domain) {
        return new Cell(
                domain, CellHostTest::unused, contexts -> application(domain), Duration.ofMinutes(1), scheduler,
                cause -> {});
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // for suppliers of any kind
    private static <T> T unused() {
        throw new AssertionError("no record comes");
    }

    private KafkaStreams application(DomainName domain) {
        return new KafkaStreams(
                CellTopology.of(domain, topic -> unused(),
                        () -> ParallelDecider.singleThreaded(() -> RecordDeciderFixture.decider(topic -> 1)),
                        () -> OutputChannel.toSinks(new TransactionCounts()), (record, cause) -> {}),
                new StreamsConfig(Map.of(
                        StreamsConfig.APPLICATION_ID_CONFIG, CellApplicationId.of(domain),
                        StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1",
                        StreamsConfig.STATE_DIR_CONFIG, stateDir.toString())),
                new Clients());
    }

    /** The clients of one cell; its consumer closes only when the consumers of all cells are closing. */
    private final class Clients implements KafkaClientSupplier {
        @Override
        public Admin getAdmin(Map<String, Object> config) {
            return Admin.create(config);
        }

        @Override
        public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
            return new MockConsumer<>("earliest") {
                @Override
                public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
                    // Waits like an idle consumer; otherwise the mock would keep a core busy.
                    LockSupport.parkNanos(timeout.toNanos());
                    return super.poll(timeout);
                }

                @Override
                public void close(CloseOptions options) {
                    try {
                        closing.await(20, TimeUnit.SECONDS);
                    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                        Thread.currentThread().interrupt();
                    }
                    closed.incrementAndGet();
                    super.close(options);
                }
            };
        }

        @Override
        public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
            return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
            return new MockConsumer<>("earliest");
        }

        @Override
        public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
            return new MockConsumer<>("earliest");
        }
    }

    private static DomainName domain(int number) {
        return new DomainName("d" + number);
    }

    @Test
    void shouldDrainAllCellsConcurrentlyOnShutdown() {
        IntStream.range(0, CELLS).forEach(number -> cells.start(domain(number)));
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("mesh.gate.d")
                        && thread.getName().contains("StreamThread"))
                .count() >= CELLS);

        cells.close();

        assertThat(closing.isBroken()).as("each cell waited for all others to be ending too").isFalse();
        assertThat(closed).hasValue(CELLS);
        assertThat(cells.health(List.of(), domain -> Optional.empty())).hasSize(CELLS)
                .allSatisfy(cell -> assertThat(cell.state()).isEqualTo(GateHealth.State.STOPPED));
    }

    @Test
    void shouldStartNoCellDuringShutdown() {
        cells.close();

        cells.start(domain(1));

        assertThat(cells.health(List.of(), domain -> Optional.empty())).isEmpty();
        assertThat(cells.hosts("d1.p.v1.ingest")).isFalse();
    }
}
