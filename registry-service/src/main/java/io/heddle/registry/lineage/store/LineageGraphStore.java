// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.store;

import io.heddle.component.logging.RepeatedMessageFilter;
import io.heddle.registry.background.BackgroundLoop;
import io.heddle.registry.lineage.MeshNamespace;
import io.heddle.registry.lineage.graph.LineageFact;
import io.heddle.registry.lineage.graph.LineageFactStore;
import io.heddle.registry.lineage.graph.LineageGraph;
import io.heddle.registry.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Synchronises the graph with {@code mesh.lineage-graph} in its own thread: reads the topic and writes what it lacks.
 * Every replica does this without coordination, because facts can be merged. During an outage the graph stays as it is;
 * new facts are written afterwards. Thread-safe.
 */
@Singleton
public final class LineageGraphStore {
    private static final Logger LOG = LoggerFactory.getLogger(LineageGraphStore.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final TopicPartition PARTITION = new TopicPartition(LineageGraphTopic.NAME, 0);
    private static final int MAX_WRITES = 5_000;

    /** Scanning more facts than this takes milliseconds, so it is not done in every iteration. */
    private static final int LARGE_STORE_FACTS = 10_000;

    private static final long WRITE_PAUSE_MILLIS = 2_000;

    private final RepeatedMessageFilter repeatedMessages = new RepeatedMessageFilter();
    private final LineageGraphTopic topic;
    private final LineageGraph lineage;
    private final LineageFactStore facts;
    private final LineageFactCodec codec;
    private final Clock clock;
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final BackgroundLoop loop = new BackgroundLoop("heddle-lineage-keeper", this::synchronise);
    private boolean failing;
    private long lastWriteMillis;

    LineageGraphStore(LineageGraphTopic topic, LineageGraph lineage, LineageFactStore facts, MeshNamespace namespace,
            Clock clock) {
        this.topic = topic;
        this.lineage = lineage;
        this.facts = facts;
        this.codec = new LineageFactCodec(namespace);
        this.clock = clock;
    }

    /** Creates the topic if missing, and starts. */
    public void start() {
        topic.ensure();
        loop.start();
    }

    /** Waits until everything on the topic at the start has been read; false if the timeout expires first. */
    public boolean awaitLoaded(Duration timeout) throws InterruptedException {
        return loaded.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Duration synchronise() {
        try (KafkaConsumer<String, byte[]> consumer = topic.consumer();
                KafkaProducer<String, byte[]> producer = topic.producer()) {
            facts.markAllUnsent();
            synchronise(consumer, producer);
            return Duration.ZERO;
        } catch (KafkaException | ProblemException e) {
            log(e);
        } catch (RuntimeException e) {
            if (repeatedMessages.isDue("store", e.getClass())) {
                LOG.error("Storing the lineage graph failed unexpectedly, retrying", e);
            }
        }
        return BackgroundLoop.PAUSE_AFTER_FAILURE;
    }

    private void synchronise(KafkaConsumer<String, byte[]> consumer, KafkaProducer<String, byte[]> producer) {
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
        long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
        boolean complete = false;
        while (!loop.isClosing()) {
            consumer.poll(POLL).forEach(this::applyRecord);
            // Before the end is reached, a fact that seems to be missing may still follow.
            complete = complete || consumer.position(PARTITION) >= end;
            if (complete) {
                loaded.countDown();
                write(producer);
                failing = false;
            }
        }
    }

    private void applyRecord(ConsumerRecord<String, byte[]> message) {
        Optional<LineageFact> fact = codec.fact(message.key());
        if (fact.isEmpty()) {
            // Possibly written by a newer version.
            LOG.debug("Skipped a fact of another version at {}@{}", LineageGraphTopic.NAME, message.offset());
        } else if (message.value() == null) {
            lineage.confirmDeleted(fact.get());
        } else {
            codec.span(message.value()).ifPresent(span -> lineage.confirm(fact.get(), span));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback handles the result
    private void write(KafkaProducer<String, byte[]> producer) {
        if (facts.size() > LARGE_STORE_FACTS && clock.millis() - lastWriteMillis < WRITE_PAUSE_MILLIS) {
            return;
        }
        lastWriteMillis = clock.millis();
        for (LineageFactStore.PendingWrite due : facts.takePendingWrites(clock.millis(), MAX_WRITES)) {
            byte[] value = due.span().map(codec::value).orElse(null);
            try {
                producer.send(new ProducerRecord<>(LineageGraphTopic.NAME, 0, codec.key(due.fact()), value),
                        (metadata, failure) -> {
                            if (failure != null) {
                                facts.markUnsent(due.fact());
                            }
                        });
            } catch (KafkaException e) {
                facts.markUnsent(due.fact());
                throw e;
            }
        }
    }

    private void log(RuntimeException e) {
        if (!failing) {
            failing = true;
            LOG.warn("Could not store the lineage graph on {}, retrying: {}", LineageGraphTopic.NAME,
                    e.getClass().getName());
        }
    }

    @PreDestroy
    void close() {
        loop.close();
    }
}
