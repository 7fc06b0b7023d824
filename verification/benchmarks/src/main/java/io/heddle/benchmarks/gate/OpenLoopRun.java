// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends at a fixed rate regardless of responses, and records when each record becomes visible to a read-committed
 * consumer. The ingest topic uses log-append time, which the gate preserves, so the delay covers the gate and the
 * commit, measured with a single clock.
 */
final class OpenLoopRun {
    private static final int TICKS_PER_SECOND = 500;

    private final BenchmarkCluster cluster;
    private final BenchmarkRecordSource source;
    private final String output;
    private final int partitions;

    OpenLoopRun(BenchmarkCluster cluster, BenchmarkRecordSource source, String output, int partitions) {
        this.cluster = cluster;
        this.source = source;
        this.output = output;
        this.partitions = partitions;
    }

    /**
     * The result of one run.
     *
     * @param perSecond records that became visible per second of the measured time
     */
    record Measurement(DelayHistogram delays, double perSecond) {}

    /** @param warmUp seconds before the measurement, which then lasts {@code seconds} */
    Measurement run(int perSecond, int warmUp, int seconds) throws InterruptedException {
        long start = System.nanoTime();
        long measureFrom = start + warmUp * 1_000_000_000L;
        long measureUntil = measureFrom + seconds * 1_000_000_000L;
        Thread sender = Thread.ofPlatform().name("open-loop").start(() -> send(perSecond, start, measureUntil));
        DelayHistogram delays = consume(measureFrom, measureUntil);
        sender.join();
        return new Measurement(delays, (double) delays.total() / seconds);
    }

    private void send(int perSecond, long start, long measureUntil) {
        try (KafkaProducer<byte[], byte[]> producer = cluster.producer()) {
            int sent = 0;
            for (long tick = 1; System.nanoTime() < measureUntil; tick++) {
                for (long due = tick * perSecond / TICKS_PER_SECOND; sent < due; sent++) {
                    var _ = producer.send(source.record(sent));
                }
                long next = start + tick * 1_000_000_000L / TICKS_PER_SECOND;
                while (System.nanoTime() < next) {
                    LockSupport.parkNanos(next - System.nanoTime());
                }
            }
        }
    }

    private DelayHistogram consume(long measureFrom, long measureUntil) {
        DelayHistogram delays = new DelayHistogram();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", cluster.bootstrap(), "isolation.level", "read_committed",
                        "max.poll.records", 5000, "receive.buffer.bytes", -1),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> topicPartitions = java.util.stream.IntStream.range(0, partitions)
                    .mapToObj(partition -> new TopicPartition(output, partition))
                    .toList();
            consumer.assign(topicPartitions);
            consumer.seekToEnd(topicPartitions);
            while (System.nanoTime() < measureUntil) {
                var records = consumer.poll(Duration.ofMillis(50));
                long nanos = System.nanoTime();
                long wallClockMillis = System.currentTimeMillis();
                if (nanos >= measureFrom && nanos < measureUntil) {
                    for (ConsumerRecord<byte[], byte[]> record : records) {
                        delays.add(wallClockMillis - record.timestamp());
                    }
                }
            }
        }
        return delays;
    }
}
