// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.engine.keys.FileKeyset;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures how adding products affects others: steady streams run through a product of the same domain and one of
 * another domain while products are added. Prints how soon the new products are governed and the latency of the
 * streams, compared with a quiet period and with the creation of unrelated topics.
 */
@Tag("slow")
class GateNewProductOnBrokerTest {
    private static final String SAME = "web.visits";
    private static final String OTHER = "shop.visits";
    private static final int PARTITIONS = 3;
    private static final int NEW = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(12);
    private static final Duration WINDOW = Duration.ofSeconds(3);
    private static final long MAX_ADDED_MS = 100;
    private static final double MAX_SECONDS = 3;

    @TempDir
    Path folder;

    private final AtomicBoolean enough = new AtomicBoolean();
    private final AtomicLong sent = new AtomicLong();
    private final Map<String, List<Long>> latencies = new HashMap<>();
    private final Map<String, Integer> received = new HashMap<>();
    private final Map<String, List<Long>> longestOfNothing = new HashMap<>();
    private final Map<String, List<Long>> longestOfTopics = new HashMap<>();
    private final Map<String, List<Long>> longestOfProducts = new HashMap<>();
    private final List<Double> seconds = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldGovernNewProductsWithoutRestartingOrStallingOthers(int gates) throws Exception {
        measure(gates);
        for (String topic : List.of(SAME + ".v1", OTHER + ".v1")) {
            assertThat(median(longestOfProducts, topic)).as(topic)
                    .isLessThanOrEqualTo(median(longestOfTopics, topic) + MAX_ADDED_MS);
        }
    }

    private void measure(int gates) throws Exception {
        FileKeyset.openOrCreate(folder.resolve("keys.json"));
        try (GovernanceClusterFixture cluster = GovernanceClusterFixture.ofItsOwn()) {
            String servers = String.valueOf(cluster.properties().get("bootstrap.servers"));
            cluster.createTopics(1, "mesh.metrics");
            cluster.createTopics(PARTITIONS, VisitProductFixture.topics(SAME));
            cluster.createTopics(PARTITIONS, VisitProductFixture.topics(OTHER));
            List<String> products = new ArrayList<>(List.of(SAME, OTHER));
            VisitProductFixture.apply(servers, products);
            List<GateProcessFixture> running = new ArrayList<>();
            for (int i = 0; i < gates; i++) {
                // The second gate shares only the first domain.
                Map<String, String> domains = i == 0 ? Map.of() : Map.of("HEDDLE_DOMAINS", "web");
                running.add(
                        GateProcessFixture.start(folder, "gate" + i, servers, domains, "-Xmx256m", "-XX:+UseSerialGC"));
            }
            try (AutoCloseable _ = () -> running.forEach(GateProcessFixture::close);
                    KafkaConsumer<byte[], byte[]> consumer = consumer(cluster)) {
                running.forEach(gate -> gate.awaitReady(Duration.ofMinutes(2)));
                Thread producer = Thread.ofPlatform().start(() -> produce(cluster));
                consumer.subscribe(List.of(SAME + ".v1", OTHER + ".v1"));
                watch(consumer, WARM_UP);
                for (int i = 0; i < NEW; i++) {
                    latencies.clear();
                    watch(consumer, WINDOW);
                    print("nothing comes", longestOfNothing);

                    int partitions = PARTITIONS + i % 3;
                    String foreign = "topic" + i;
                    latencies.clear();
                    CompletableFuture<Double> created =
                            aside(() -> seconds(() -> cluster.createTopics(partitions, foreign + ".a", foreign + ".b",
                                    foreign + ".c")));
                    watch(consumer, WINDOW);
                    created.join();
                    print("topics that are no product's are created", longestOfTopics);

                    String product = "web.new" + i;
                    products.add(product);
                    List<String> all = List.copyOf(products);
                    latencies.clear();
                    CompletableFuture<Double> governed =
                            aside(() -> govern(cluster, servers, product, partitions, all));
                    watch(consumer, WINDOW);
                    seconds.add(governed.get(1, TimeUnit.MINUTES));
                    print("a product of %d partitions comes, governed after %.2f s".formatted(partitions,
                            seconds.getLast()), longestOfProducts);
                }
                enough.set(true);
                producer.join();
                cluster.flush();
                for (int polls = 0;
                        polls < 600 && received.values().stream().mapToLong(Integer::longValue).sum() < 2 * sent.get();
                        polls++) {
                    watch(consumer, Duration.ofMillis(100));
                }
                assertThat(received.get(SAME + ".v1")).isEqualTo((int) sent.get());
                assertThat(received.get(OTHER + ".v1")).isEqualTo((int) sent.get());
                for (int i = 0; i < NEW; i++) {
                    assertThat(cluster.readCommitted("web.new" + i + ".v1")).hasSize(1);
                }
                assertThat(running).allSatisfy(gate -> assertThat(gate.log()).doesNotContain("restarting in"));
            }
        }
        for (String topic : List.of(SAME + ".v1", OTHER + ".v1")) {
            System.out.printf(
                    "gate: %d of them, %s: longest latency, the median of %d windows: %d ms when nothing comes,"
                            + " %d ms when"
                            + " topics are created, %d ms when a product comes%n",
                    gates, topic, NEW, median(longestOfNothing, topic),
                    median(longestOfTopics, topic), median(longestOfProducts, topic));
        }
        assertThat(seconds).allSatisfy(one -> assertThat(one).isLessThan(MAX_SECONDS));
    }

    /** Runs the task on a thread of its own, so that a busy watching thread does not distort the measurement. */
    private static CompletableFuture<Double> aside(Supplier<Double> task) {
        return CompletableFuture.supplyAsync(task, run -> Thread.ofPlatform().start(run));
    }

    private interface Step {
        void run() throws Exception;
    }

    private static double seconds(Step step) {
        long begin = System.nanoTime();
        try {
            step.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Seconds from applying the product's contract until its first record is published. */
    private static double govern(GovernanceClusterFixture cluster, String servers, String product, int partitions,
            List<String> all) {
        double created = seconds(() -> cluster.createTopics(partitions, VisitProductFixture.topics(product)));
        System.out.printf("gate: topics of %s created in %.2f s%n", product, created);
        TopicPartition output = new TopicPartition(product + ".v1", partitions - 1);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(cluster)) {
            consumer.assign(List.of(output));
            VisitProductFixture.apply(servers, all);
            return seconds(() -> {
                cluster.send(product + ".v1.ingest", output.partition(), null,
                        VisitProductFixture.visit(1, "a@b.example", 1));
                while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
                    Thread.onSpinWait();
                }
            });
        }
    }

    private void produce(GovernanceClusterFixture cluster) {
        while (!enough.get()) {
            long id = sent.getAndIncrement();
            for (String product : List.of(SAME, OTHER)) {
                cluster.send(product + ".v1.ingest", (int) (id % PARTITIONS), null,
                        VisitProductFixture.visit(id, "a@b.example", id));
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

    private void print(String what, Map<String, List<Long>> longest) {
        latencies.forEach((topic, all) -> {
            Collections.sort(all);
            longest.computeIfAbsent(topic, any -> new ArrayList<>()).add(all.getLast());
            System.out.printf("gate:   %s, %s: %d records, p50 %d ms, p99 %d ms, longest %d ms%n", what, topic,
                    all.size(),
                    all.get(all.size() / 2), all.get((int) (all.size() * 0.99)), all.getLast());
        });
    }

    private static long median(Map<String, List<Long>> longest, String topic) {
        return Objects.requireNonNull(longest.get(topic)).stream().sorted().skip(NEW / 2).findFirst().orElseThrow();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(GovernanceClusterFixture cluster) {
        Map<String, Object> config = new HashMap<>(cluster.properties());
        config.put("isolation.level", "read_committed");
        config.put("group.id", "watcher");
        config.put("enable.auto.commit", false);
        config.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
