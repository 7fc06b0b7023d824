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
 * Sends at a fixed rate, whatever happens, and looks when records become visible to a read-committed consumer. The ingest
 * topic's timestamps are the broker's, taken at the append, and the gate keeps them: the delay is the gate's and the
 * commit's, in the one clock of this machine.
 */
final class OpenLoop {
    private static final int TICKS_PER_SECOND = 500;

    private final Cluster cluster;
    private final Source source;
    private final String output;
    private final int partitions;

    OpenLoop(Cluster cluster, Source source, String output, int partitions) {
        this.cluster = cluster;
        this.source = source;
        this.output = output;
        this.partitions = partitions;
    }

    /**
     * What was seen.
     *
     * @param perSecond records that became visible in a second of the measured time
     */
    record Seen(Delays delays, double perSecond) {}

    /** @param warmUp seconds that do not count, then so many that do */
    Seen run(int perSecond, int warmUp, int seconds) throws InterruptedException {
        long start = System.nanoTime();
        long from = start + warmUp * 1_000_000_000L;
        long until = from + seconds * 1_000_000_000L;
        Thread sender = Thread.ofPlatform().name("open-loop").start(() -> send(perSecond, start, until));
        Delays delays = look(from, until);
        sender.join();
        return new Seen(delays, (double) delays.total() / seconds);
    }

    private void send(int perSecond, long start, long until) {
        try (KafkaProducer<byte[], byte[]> producer = cluster.producer()) {
            int sent = 0;
            for (long tick = 1; System.nanoTime() < until; tick++) {
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

    private Delays look(long from, long until) {
        Delays delays = new Delays();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", cluster.bootstrap(), "isolation.level", "read_committed", "max.poll.records", 5000, "receive.buffer.bytes", -1),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = java.util.stream.IntStream.range(0, partitions)
                    .mapToObj(partition -> new TopicPartition(output, partition))
                    .toList();
            consumer.assign(all);
            consumer.seekToEnd(all);
            while (System.nanoTime() < until) {
                var records = consumer.poll(Duration.ofMillis(50));
                long nanos = System.nanoTime();
                long now = System.currentTimeMillis();
                if (nanos >= from && nanos < until) {
                    for (ConsumerRecord<byte[], byte[]> record : records) {
                        delays.add(now - record.timestamp());
                    }
                }
            }
        }
        return delays;
    }
}
