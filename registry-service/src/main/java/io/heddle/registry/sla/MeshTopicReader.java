// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.sla;

import io.heddle.contract.MeshTopics;
import io.heddle.registry.RegistryConfig;
import io.heddle.registry.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Follows {@code mesh.sla} from its beginning and {@code mesh.events} from near its end onto the {@link MeshBoard}, in a
 * thread of its own, without a consumer group: every replica reads everything. Thread-safe.
 */
@Singleton
public final class MeshTopicReader {
    private static final Logger LOG = LoggerFactory.getLogger(MeshTopicReader.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final RegistryConfig config;
    private final MeshBoard board;
    private final MeshDecoder decoder;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("heddle-registry-board").unstarted(this::run);

    MeshTopicReader(RegistryConfig config, MeshBoard board, MeshDecoder decoder) {
        this.config = config;
        this.board = board;
        this.decoder = decoder;
    }

    /** Begins to read; the topics must be there. */
    public void start() {
        thread.start();
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (KafkaConsumer<String, byte[]> consumer = consumer()) {
                begin(consumer);
                while (closing.getCount() > 0) {
                    consumer.poll(POLL).forEach(this::show);
                }
            } catch (WakeupException e) {
                return;
            } catch (KafkaException | ProblemException e) {
                // Nothing is lost: the next round begins again where the topics do.
                LOG.warn("Reading the mesh's own topics failed, trying again: {}", e.getClass().getName());
                pause();
            }
        }
    }

    private static void begin(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> sla = partitions(consumer, MeshTopics.SLA.value());
        List<TopicPartition> events = partitions(consumer, MeshTopics.EVENTS.value());
        List<TopicPartition> all = new ArrayList<>(sla);
        all.addAll(events);
        consumer.assign(all);
        consumer.seekToBeginning(sla);
        Map<TopicPartition, Long> first = consumer.beginningOffsets(events);
        consumer.endOffsets(events).forEach((partition, end) -> consumer.seek(
                partition, Math.max(first.getOrDefault(partition, 0L), end - MeshBoard.MAX_EVENTS)));
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private void show(ConsumerRecord<String, byte[]> message) {
        boolean sla = message.topic().equals(MeshTopics.SLA.value());
        if (message.value() == null) {
            if (sla) {
                board.put(message.key(), null);
            }
            return;
        }
        Optional<GenericRecord> record = decoder.decode(message.topic(), message.value());
        if (record.isEmpty()) {
            LOG.warn("Skipped an unreadable record: {}-{}@{}", message.topic(), message.partition(), message.offset());
        } else if (sla) {
            board.put(message.key(), SlaStatus.of(record.get()));
        } else {
            board.add(MeshEvent.of(record.get()));
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(config.kafka());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "heddle-registry-board");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void pause() {
        try {
            closing.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        closing.countDown();
        thread.join(Duration.ofSeconds(2));
    }
}
