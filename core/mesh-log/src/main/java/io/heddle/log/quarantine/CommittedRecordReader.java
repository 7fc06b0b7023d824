// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/** Reads committed records without a consumer group, so no offsets are committed. Not thread-safe. */
final class CommittedRecordReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private final Duration stallTimeout;
    private final KafkaConsumer<byte[], byte[]> consumer;

    CommittedRecordReader(QuarantineConfig config) {
        this.stallTimeout = config.stallTimeout();
        this.consumer =
                new KafkaConsumer<>(config.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Reads every committed record in the range, in order per partition, until the visitor returns false.
     *
     * @throws TimeoutException if a partition makes no progress because the cluster is down or a transaction stays open
     */
    void read(TopicOffsetRange span, Predicate<ConsumerRecord<byte[], byte[]>> visitor) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        span.partitions().forEach((partition, offsets) -> {
            if (offsets.begin() < offsets.end()) {
                ends.put(new TopicPartition(span.topic(), partition), offsets.end());
            }
        });
        assign(ends.keySet());
        ends.keySet().forEach(partition -> consumer.seek(
                partition,
                span.partitions().getOrDefault(partition.partition(), new TopicOffsetRange.OffsetRange(0, 0)).begin()));
        StallTimeout stallTimer = new StallTimeout(span.topic());
        while (!ends.isEmpty()) {
            long before = progress(ends);
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
                if (end != null && record.offset() < end && !visitor.test(record)) {
                    return;
                }
            }
            stallTimer.check(progress(ends) > before);
            ends.entrySet().removeIf(end -> {
                boolean done = consumer.position(end.getKey()) >= end.getValue();
                if (done) {
                    consumer.pause(List.of(end.getKey()));
                }
                return done;
            });
        }
    }

    private void assign(Collection<TopicPartition> partitions) {
        consumer.assign(partitions);
        // A partition that was already assigned keeps its paused state.
        consumer.resume(partitions);
    }

    private long progress(Map<TopicPartition, Long> ends) {
        return ends.keySet().stream().mapToLong(consumer::position).sum();
    }

    /** The records at the given offsets, in that order; missing records are skipped. */
    Iterator<ConsumerRecord<byte[], byte[]>> readAt(TopicPartition partition, long[] offsets) {
        assign(List.of(partition));
        if (offsets.length > 0) {
            consumer.seek(partition, offsets[0]);
        }
        return new OffsetOrderIterator(partition, offsets);
    }

    /** Whether the partition has a committed record at or after {@code from} and before {@code endOffset}. */
    boolean hasRecordBetween(TopicPartition partition, long from, long endOffset) {
        boolean[] found = new boolean[1];
        read(new TopicOffsetRange(partition.topic(),
                Map.of(partition.partition(), new TopicOffsetRange.OffsetRange(from, endOffset))), record -> {
                    found[0] = true;
                    return false;
                });
        return found[0];
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
    }

    /** Limits the time without any progress. */
    private final class StallTimeout {
        private final String topic;
        private long since = System.nanoTime();

        StallTimeout(String topic) {
            this.topic = topic;
        }

        void check(boolean moved) {
            long now = System.nanoTime();
            if (moved) {
                since = now;
            } else if (now - since > stallTimeout.toNanos()) {
                throw new TimeoutException(topic + " could not be read to its end within " + stallTimeout.toSeconds()
                        + " s: the cluster does not answer, or a transaction on the topic stays open");
            }
        }
    }

    /** Mostly one sequential pass; seeks back only where the requested order requires it. */
    private final class OffsetOrderIterator implements Iterator<ConsumerRecord<byte[], byte[]>> {
        private final TopicPartition partition;
        private final long[] offsets;
        private int index;
        private Iterator<ConsumerRecord<byte[], byte[]>> polled = List.<ConsumerRecord<byte[], byte[]>>of().iterator();
        private @Nullable ConsumerRecord<byte[], byte[]> head;
        private @Nullable ConsumerRecord<byte[], byte[]> found;

        OffsetOrderIterator(TopicPartition partition, long[] offsets) {
            this.partition = partition;
            this.offsets = offsets;
        }

        @Override
        public boolean hasNext() {
            while (found == null && index < offsets.length) {
                found = find(offsets[index++]);
            }
            return found != null;
        }

        @Override
        public ConsumerRecord<byte[], byte[]> next() {
            ConsumerRecord<byte[], byte[]> next = hasNext() ? found : null;
            if (next == null) {
                throw new NoSuchElementException("no offset is left");
            }
            found = null;
            return next;
        }

        private @Nullable ConsumerRecord<byte[], byte[]> find(long offset) {
            if (head != null && head.offset() > offset) {
                consumer.seek(partition, offset);
                polled = List.<ConsumerRecord<byte[], byte[]>>of().iterator();
                head = null;
            }
            StallTimeout stallTimer = new StallTimeout(partition.topic());
            while (head == null || head.offset() < offset) {
                if (polled.hasNext()) {
                    head = polled.next();
                } else if (consumer.position(partition) > offset) {
                    return null;
                } else {
                    long before = consumer.position(partition);
                    polled = consumer.poll(POLL).iterator();
                    stallTimer.check(polled.hasNext() || consumer.position(partition) > before);
                }
            }
            return head.offset() == offset ? head : null;
        }
    }
}
