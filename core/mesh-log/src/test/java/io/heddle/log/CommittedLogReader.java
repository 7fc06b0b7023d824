// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the committed records of a log with a plain consumer, independently of the code under test. */
final class CommittedLogReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CommittedLogReader() {}

    record Line(long offset, String key, String description, String command) {}

    static List<Line> read(MeshLogConfig config) {
        TopicPartition partition = new TopicPartition(config.topic().value(), 0);
        Map<String, Object> properties = new java.util.HashMap<>(config.kafkaProperties());
        properties.put("isolation.level", "read_committed");
        properties.put("fetch.max.wait.ms", 10);
        List<Line> lines = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).records(partition).forEach(record -> lines.add(line(record)));
            }
        }
        return lines;
    }

    private static Line line(ConsumerRecord<String, String> record) {
        try {
            return new Line(
                    record.offset(),
                    record.key(),
                    JSON.readTree(record.value()).path("description").asText(),
                    new String(record.headers().lastHeader("heddle-command").value(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
