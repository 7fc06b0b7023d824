// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.topics;

import io.heddle.component.logging.RepeatedMessageFilter;
import io.heddle.registry.background.BackgroundLoop;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.problem.ProblemException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A thread that reads topics of the mesh: committed records only, and without a consumer group, because every replica
 * reads everything. After any failure it starts a new round with a new consumer one second later, until it is closed.
 * Thread-safe.
 */
public final class TopicReadingThread {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReadingThread.class);

    private final RepeatedMessageFilter repeatedMessages = new RepeatedMessageFilter();
    private final RegistryConfig config;
    private final ReadLoop round;
    private final String name;
    private final BackgroundLoop loop;

    /** Reads until {@link #isClosing} or a failure; if it returns earlier, it is called again. */
    @FunctionalInterface
    public interface ReadLoop {
        void follow(Consumer<byte[], byte[]> consumer);
    }

    /** @param name of the thread and the consumer, such as {@code heddle-registry-lineage} */
    public TopicReadingThread(String name, RegistryConfig config, ReadLoop round) {
        this.config = config;
        this.round = round;
        this.name = name;
        this.loop = new BackgroundLoop(name, this::read);
    }

    /** Starts reading; the topics must exist. */
    public void start() {
        loop.start();
    }

    /** Whether the current round must end. */
    public boolean isClosing() {
        return loop.isClosing();
    }

    public static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private Duration read() {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            round.follow(consumer);
            return Duration.ZERO;
        } catch (KafkaException | ProblemException e) {
            // Safe to repeat after an outage: a reader either keeps its positions or merges duplicates.
            if (repeatedMessages.isDue(name, e.getClass())) {
                LOG.warn("{}: reading failed, retrying: {}", name, e.getClass().getName());
            }
        } catch (RuntimeException e) {
            if (repeatedMessages.isDue(name, e.getClass())) {
                LOG.error("{}: reading failed unexpectedly, retrying: {}", name, FailureLocation.describe(e));
            }
        }
        return BackgroundLoop.PAUSE_AFTER_FAILURE;
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(config.kafka());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Ends the current round and waits briefly for it. */
    public void close() {
        loop.close();
    }
}
