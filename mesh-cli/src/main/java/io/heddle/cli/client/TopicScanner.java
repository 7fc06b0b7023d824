// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.client;

import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.contract.TopicName;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Reads topics without a consumer group, so it commits no offsets. Reads committed records only. Not thread-safe.
 *
 * <p>Throws a {@link CliException} with exit code 5 if the broker does not respond.
 */
public final class TopicScanner {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
    private static final int TIMEOUT_MILLIS = 20_000;
    private final MeshConnectionInfo mesh;

    public TopicScanner(MeshConnectionInfo mesh) {
        this.mesh = mesh;
    }

    /** Where to start reading. */
    public enum StartPosition {
        BEGINNING,
        END
    }

    /** Reads from a timestamp up to the end offsets at the time of the call, or until the reader returns false. */
    public void read(TopicName topic, Instant since, Predicate<ConsumerRecord<byte[], byte[]>> reader) {
        run(topic, consumer -> {
            List<TopicPartition> partitions = assign(consumer, topic);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(partition -> times.put(partition, Math.max(0, since.toEpochMilli())));
            consumer.offsetsForTimes(times).forEach((partition, offset) -> seek(consumer, partition, offset, ends));
            readTo(consumer, ends, reader);
        });
    }

    /** Reads continuously until a stop is requested or the reader returns false. */
    public void follow(
            TopicName topic, StartPosition start, Predicate<ConsumerRecord<byte[], byte[]>> reader,
            BooleanSupplier stopRequested) {
        run(topic, consumer -> {
            List<TopicPartition> partitions = assign(consumer, topic);
            if (start == StartPosition.BEGINNING) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
                partitions.forEach(consumer::position);
            }
            while (!stopRequested.getAsBoolean()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL_INTERVAL)) {
                    if (!reader.test(record)) {
                        return;
                    }
                }
            }
        });
    }

    private interface ConsumerTask {
        void run(KafkaConsumer<byte[], byte[]> consumer);
    }

    private void run(TopicName topic, ConsumerTask reading) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            reading.run(consumer);
        } catch (InterruptException e) {
            throw CliException.interrupted(e);
        } catch (KafkaException e) {
            throw new CliException(
                    ExitCodes.UNREACHABLE,
                    "Kafka at " + mesh.bootstrapServers() + " does not answer requests for " + topic,
                    "check that the mesh is running; 'heddle up' starts a local one",
                    e);
        }
    }

    private static List<TopicPartition> assign(KafkaConsumer<byte[], byte[]> consumer, TopicName topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.value()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        return partitions;
    }

    private static void seek(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            @Nullable OffsetAndTimestamp offset,
            Map<TopicPartition, Long> ends) {
        consumer.seek(partition, offset != null ? offset.offset() : ends.getOrDefault(partition, 0L));
    }

    private static void readTo(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Predicate<ConsumerRecord<byte[], byte[]>> reader) {
        long deadline = System.currentTimeMillis() + TIMEOUT_MILLIS;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            boolean hasRecords = false;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL_INTERVAL)) {
                hasRecords = true;
                if (!reader.test(record)) {
                    return;
                }
            }
            if (hasRecords) {
                deadline = System.currentTimeMillis() + TIMEOUT_MILLIS;
            } else if (System.currentTimeMillis() > deadline) {
                throw new org.apache.kafka.common.errors.TimeoutException("no records for " + TIMEOUT_MILLIS + " ms");
            }
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                "bootstrap.servers", mesh.bootstrapServers(),
                "isolation.level", "read_committed",
                "enable.auto.commit", false,
                "allow.auto.create.topics", false,
                "default.api.timeout.ms", TIMEOUT_MILLIS,
                "request.timeout.ms", TIMEOUT_MILLIS);
    }
}
