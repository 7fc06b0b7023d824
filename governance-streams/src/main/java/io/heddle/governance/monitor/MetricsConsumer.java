// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The consumer of a monitor's stream thread. It reports its position after every poll, because a processor only sees
 * records, and the end of a partition is often a transaction marker. Not thread-safe, like every consumer.
 */
final class MetricsConsumer extends KafkaConsumer<byte[], byte[]> {
    private final MetricsReadProgress progress;

    MetricsConsumer(Map<String, Object> config, MetricsReadProgress progress) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.progress = progress;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
        for (TopicPartition partition : assignment()) {
            List<ConsumerRecord<byte[], byte[]>> polled = records.records(partition);
            OptionalLong last =
                    polled.isEmpty() ? OptionalLong.empty() : OptionalLong.of(polled.get(polled.size() - 1).offset());
            try {
                progress.onPolled(partition.partition(), position(partition, Duration.ZERO), last);
            } catch (KafkaException unknown) {
                // The partition has no position yet, so nothing of it was read.
            }
        }
        return records;
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, new AssignmentTracking(listener));
    }

    @Override
    public void subscribe(Pattern pattern, ConsumerRebalanceListener listener) {
        super.subscribe(pattern, new AssignmentTracking(listener));
    }

    private final class AssignmentTracking implements ConsumerRebalanceListener {
        private final ConsumerRebalanceListener streams;

        AssignmentTracking(ConsumerRebalanceListener streams) {
            this.streams = streams;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> progress.onAssigned(partition.partition()));
            streams.onPartitionsAssigned(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            streams.onPartitionsRevoked(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            streams.onPartitionsLost(partitions);
        }
    }
}
