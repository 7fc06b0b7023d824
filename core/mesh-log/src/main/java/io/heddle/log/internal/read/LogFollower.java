// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.internal.read;

import io.heddle.log.MeshLogConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.List;

/** Reads committed records from the beginning into a {@link LogFold}. Not thread-safe, except for {@link #wakeup}. */
public final class LogFollower implements AutoCloseable {
    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final LogFold fold = new LogFold();

    public LogFollower(MeshLogConfig config) {
        partition = new TopicPartition(config.topic().value(), 0);
        consumer = new KafkaConsumer<>(
                LogClientProperties.consumer(config), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    public LogFold fold() {
        return fold;
    }

    /** Reads the available records, waiting up to the timeout for the first one; returns the number of records. */
    public int poll(Duration timeout) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(timeout);
        for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
            fold.apply(record.offset(), record.key(), record.value(), record.headers());
        }
        return records.count();
    }

    /** The next offset to read; it also advances past aborted records and transaction markers. */
    public long position() {
        return consumer.position(partition);
    }

    /** The last stable offset: the end of what is committed and not behind an open transaction. */
    long committedEnd() {
        return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    /** Interrupts a poll in another thread, which then throws. */
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
