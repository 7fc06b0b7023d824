// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.keeping;

import io.heddle.registry.lineage.MeshNamespace;
import io.heddle.registry.lineage.graph.Fact;
import io.heddle.registry.lineage.graph.FactStore;
import io.heddle.registry.lineage.graph.LiveLineage;
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
 * Reads {@code mesh.lineage-graph} into the graph and writes there what it lacks, in a thread of its own. Every replica
 * does; they need not agree on who, because facts merge. During an outage the graph stays as it is, and what was found
 * out meanwhile is written after it. Thread-safe.
 */
@Singleton
public final class GraphKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(GraphKeeper.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final TopicPartition PARTITION = new TopicPartition(GraphTopic.NAME, 0);
    private static final int MAX_WRITES = 5_000;

    /** Looking through so many facts takes milliseconds: then not at each turn. */
    private static final int MANY = 10_000;

    private static final long PAUSE_MILLIS = 2_000;

    private final GraphTopic topic;
    private final LiveLineage lineage;
    private final FactStore facts;
    private final FactCodec codec;
    private final Clock clock;
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("heddle-lineage-keeper").unstarted(this::run);
    private boolean failing;
    private long written;

    GraphKeeper(GraphTopic topic, LiveLineage lineage, FactStore facts, MeshNamespace namespace, Clock clock) {
        this.topic = topic;
        this.lineage = lineage;
        this.facts = facts;
        this.codec = new FactCodec(namespace);
        this.clock = clock;
    }

    /** Makes the topic if it is missing, and begins. */
    public void start() {
        topic.ensure();
        thread.start();
    }

    /** Waits until everything has been read that was on the topic when it began; false if that takes longer. */
    public boolean awaitLoaded(Duration timeout) throws InterruptedException {
        return loaded.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (KafkaConsumer<String, byte[]> consumer = topic.consumer();
                    KafkaProducer<String, byte[]> producer = topic.producer()) {
                facts.nothingTold();
                follow(consumer, producer);
            } catch (KafkaException | ProblemException e) {
                log(e);
                pause();
            } catch (RuntimeException e) {
                LOG.error("Keeping the lineage graph failed; beginning again", e);
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer, KafkaProducer<String, byte[]> producer) {
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
        long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
        boolean complete = false;
        while (closing.getCount() > 0) {
            consumer.poll(POLL).forEach(this::hear);
            // Before its end the topic may seem to lack what comes later.
            complete = complete || consumer.position(PARTITION) >= end;
            if (complete) {
                loaded.countDown();
                write(producer);
                failing = false;
            }
        }
    }

    private void hear(ConsumerRecord<String, byte[]> message) {
        Optional<Fact> fact = codec.fact(message.key());
        if (fact.isEmpty()) {
            // A newer version may know more than this one.
            LOG.debug("Skipped a fact of another version at {}@{}", GraphTopic.NAME, message.offset());
        } else if (message.value() == null) {
            lineage.heardNothing(fact.get());
        } else {
            codec.span(message.value()).ifPresent(span -> lineage.heard(fact.get(), span));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of it
    private void write(KafkaProducer<String, byte[]> producer) {
        if (facts.size() > MANY && clock.millis() - written < PAUSE_MILLIS) {
            return;
        }
        written = clock.millis();
        for (FactStore.Due due : facts.takeDue(clock.millis(), MAX_WRITES)) {
            byte[] value = due.span().map(codec::value).orElse(null);
            try {
                producer.send(new ProducerRecord<>(GraphTopic.NAME, 0, codec.key(due.fact()), value),
                        (metadata, failure) -> {
                            if (failure != null) {
                                facts.notTold(due.fact());
                            }
                        });
            } catch (KafkaException e) {
                facts.notTold(due.fact());
                throw e;
            }
        }
    }

    private void log(RuntimeException e) {
        if (!failing) {
            failing = true;
            LOG.warn("Keeping the lineage graph on {} failed, trying again: {}", GraphTopic.NAME, e.getClass().getName());
        }
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
