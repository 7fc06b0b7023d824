// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.engine.keys.FileKeyset;
import io.heddle.governance.gate.Cluster;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a new product costs the others: steady streams through a product of the same domain and one of another, and products
 * that come. It prints what it measures: how soon they are governed, and the latency of the streams meanwhile.
 */
@Tag("slow")
class NewProductTest {
    private static final String SAME = "web.visits";
    private static final String OTHER = "shop.visits";
    private static final int PARTITIONS = 3;
    private static final int NEW = 5;

    @TempDir
    Path folder;

    private final AtomicBoolean enough = new AtomicBoolean();
    private final AtomicLong sent = new AtomicLong();
    private final Map<String, List<Long>> latencies = new HashMap<>();
    private final Map<String, Integer> received = new HashMap<>();

    @Test
    void shouldGovernNewProductsWithoutARestartWhileOthersFlow() throws Exception {
        FileKeyset.openOrCreate(folder.resolve("keys.json"));
        try (Cluster cluster = new Cluster()) {
            String servers = String.valueOf(cluster.properties().get("bootstrap.servers"));
            cluster.createTopics(1, "mesh.metrics");
            cluster.createTopics(PARTITIONS, Visits.topics(SAME));
            cluster.createTopics(PARTITIONS, Visits.topics(OTHER));
            List<String> products = new ArrayList<>(List.of(SAME, OTHER));
            Visits.apply(servers, products);
            try (GateJvm gate = GateJvm.start(folder, "gate", servers, Map.of(), "-Xmx256m", "-XX:+UseSerialGC");
                    KafkaConsumer<byte[], byte[]> consumer = consumer(cluster)) {
                gate.awaitReady(Duration.ofMinutes(2));
                Thread producer = Thread.ofPlatform().start(() -> produce(cluster));
                consumer.subscribe(List.of(SAME + ".v1", OTHER + ".v1"));
                watch(consumer, Duration.ofSeconds(20));
                latencies.clear();
                watch(consumer, Duration.ofSeconds(20));
                print("before");

                for (int i = 0; i < NEW; i++) {
                    String product = "web.new" + i;
                    latencies.clear();
                    products.add(product);
                    List<String> all = List.copyOf(products);
                    int partitions = PARTITIONS + i;
                    // Beside the watching: what is measured is the gate, not how long this thread is busy elsewhere.
                    CompletableFuture<Double> governed =
                            CompletableFuture.supplyAsync(
                                    () -> govern(cluster, servers, product, partitions, all), task -> Thread.ofPlatform().start(task));
                    watch(consumer, Duration.ofSeconds(6));
                    System.out.printf("gate: %s, of %d partitions, governed after %.1f s%n", product, partitions, governed.join());
                    print("while it came");
                }
                enough.set(true);
                producer.join();
                cluster.flush();
                for (int looks = 0; looks < 600 && received.values().stream().mapToLong(Integer::longValue).sum() < 2 * sent.get(); looks++) {
                    watch(consumer, Duration.ofMillis(100));
                }
                assertThat(received.get(SAME + ".v1")).isEqualTo((int) sent.get());
                assertThat(received.get(OTHER + ".v1")).isEqualTo((int) sent.get());
                for (int i = 0; i < NEW; i++) {
                    assertThat(cluster.committed("web.new" + i + ".v1")).hasSize(1);
                }
                assertThat(gate.log()).doesNotContain("starts again in");
            }
        }
    }

    /** Seconds from the product's contract being applied to its first record being through. */
    private static double govern(Cluster cluster, String servers, String product, int partitions, List<String> all) {
        try {
            cluster.createTopics(partitions, Visits.topics(product));
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Visits.apply(servers, all);
        long begin = System.nanoTime();
        cluster.send(product + ".v1.ingest", partitions - 1, null, Visits.visit(1, "a@b.example", 1));
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50))
                .until(() -> cluster.committed(product + ".v1").size() == 1);
        return (System.nanoTime() - begin) / 1e9;
    }

    private void produce(Cluster cluster) {
        while (!enough.get()) {
            long id = sent.getAndIncrement();
            for (String product : List.of(SAME, OTHER)) {
                cluster.send(product + ".v1.ingest", (int) (id % PARTITIONS), null, Visits.visit(id, "a@b.example", id));
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private void watch(KafkaConsumer<byte[], byte[]> consumer, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            long now = System.currentTimeMillis();
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(5))) {
                now = Math.max(now, System.currentTimeMillis());
                latencies.computeIfAbsent(record.topic(), any -> new ArrayList<>()).add(now - record.timestamp());
                received.merge(record.topic(), 1, Integer::sum);
            }
        }
    }

    private void print(String when) {
        latencies.forEach((topic, all) -> {
            Collections.sort(all);
            System.out.printf("gate:   %s, %s: %d records, p50 %d ms, p99 %d ms, longest %d ms%n", when, topic, all.size(),
                    all.get(all.size() / 2), all.get((int) (all.size() * 0.99)), all.getLast());
        });
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Cluster cluster) {
        Map<String, Object> config = new HashMap<>(cluster.properties());
        config.put("isolation.level", "read_committed");
        config.put("group.id", "watcher");
        config.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
