// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.topics;

import io.heddle.registry.topics.MeshTopicListener.StartPosition;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Resolves start positions to offsets. */
final class StartOffsets {
    private final Clock clock;

    StartOffsets(Clock clock) {
        this.clock = clock;
    }

    Map<TopicPartition, Long> resolve(Consumer<?, ?> consumer, StartPosition from, Map<TopicPartition, Long> ends) {
        return switch (from) {
            case StartPosition.Beginning() -> consumer.beginningOffsets(ends.keySet());
            case StartPosition.Last(long records) -> last(consumer.beginningOffsets(ends.keySet()), ends, records);
            case StartPosition.Since(var ago) -> since(consumer, clock.instant().minus(ago).toEpochMilli(), ends);
        };
    }

    private static Map<TopicPartition, Long> last(
            Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends, long records) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        ends.forEach((partition, end) -> offsets.put(partition,
                Math.max(beginnings.getOrDefault(partition, 0L), end - records)));
        return offsets;
    }

    private static Map<TopicPartition, Long> since(
            Consumer<?, ?> consumer, long millis, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> times = new HashMap<>();
        ends.keySet().forEach(partition -> times.put(partition, millis));
        Map<TopicPartition, Long> offsets = new HashMap<>(ends);
        consumer.offsetsForTimes(times).forEach((partition, found) -> {
            // Null, contrary to the declared type, if no record is that recent.
            OffsetAndTimestamp first = found;
            if (first != null) {
                offsets.put(partition, first.offset());
            }
        });
        return offsets;
    }
}
