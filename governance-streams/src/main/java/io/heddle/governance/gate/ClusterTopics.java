// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks at the cluster's topics with the admin client, on a thread of its own. While Kafka does not answer, what was
 * known stays known. Thread-safe.
 */
final class ClusterTopics implements TopicDirectory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterTopics.class);
    private static final long TIMEOUT_SECONDS = 15;
    private static final long DEFAULT_MAX_BYTES = 1_048_588;

    private final Admin admin;
    private final Duration every;
    private final Duration refreshEvery;
    private final Map<String, Facts> facts = new ConcurrentHashMap<>();
    private final Map<String, Long> seenAt = new ConcurrentHashMap<>();
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private final Semaphore asked = new Semaphore(0);
    private volatile Optional<String> problem = Optional.empty();
    private volatile boolean closed;

    /**
     * @param every how soon a deleted or a missing topic is noticed
     * @param refreshEvery how soon a change of partitions or settings is noticed
     */
    ClusterTopics(Admin admin, Duration every, Duration refreshEvery) {
        this.admin = admin;
        this.every = every;
        this.refreshEvery = refreshEvery;
        this.thread = Thread.ofPlatform().daemon().name("gate-topics").start(this::run);
    }

    @Override
    public @Nullable Facts facts(String topic) {
        return facts.get(topic);
    }

    @Override
    public void want(Collection<String> topics) {
        boolean missing = wanted.addAll(topics);
        for (String topic : topics) {
            missing |= !facts.containsKey(topic);
        }
        if (missing) {
            asked.release();
        }
    }

    /** Why the cluster cannot be looked at, if it cannot. */
    Optional<String> problem() {
        return problem;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        admin.close(Duration.ofSeconds(5));
    }

    private void run() {
        while (!closed) {
            try {
                look();
                problem = Optional.empty();
            } catch (ExecutionException | TimeoutException e) {
                problem = Optional.of("Kafka to answer (" + e.getClass().getSimpleName() + ")");
                LOG.warn("topics cannot be looked at ({}), trying again", e.getClass().getSimpleName());
            } catch (InterruptedException e) {
                return;
            }
            if (!pause()) {
                return;
            }
        }
    }

    private boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(Math.min(100, every.toMillis()));
            boolean askedFor = asked.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS);
            asked.drainPermits();
            LOG.trace("looking at topics, asked for: {}", askedFor);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void look() throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> existing = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        facts.keySet().retainAll(existing);
        long now = System.nanoTime();
        List<String> due = wanted.stream()
                .filter(existing::contains)
                .filter(topic -> !facts.containsKey(topic)
                        || now - seenAt.getOrDefault(topic, 0L) >= refreshEvery.toNanos())
                .toList();
        if (due.isEmpty()) {
            return;
        }
        Map<String, KafkaFuture<TopicDescription>> topics = admin.describeTopics(due).topicNameValues();
        Map<ConfigResource, KafkaFuture<Config>> configs = admin.describeConfigs(
                        due.stream().map(ClusterTopics::resource).toList())
                .values();
        for (String topic : due) {
            describe(topic, topics.get(topic), configs.get(resource(topic)), now);
        }
    }

    private void describe(
            String topic,
            @Nullable KafkaFuture<TopicDescription> description,
            @Nullable KafkaFuture<Config> config,
            long now)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (description == null || config == null) {
            return;
        }
        try {
            int partitions = description.get(TIMEOUT_SECONDS, TimeUnit.SECONDS).partitions().size();
            long bytes = Optional.ofNullable(
                            config.get(TIMEOUT_SECONDS, TimeUnit.SECONDS).get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG))
                    .map(ConfigEntry::value)
                    .map(Long::parseLong)
                    .orElse(DEFAULT_MAX_BYTES);
            facts.put(topic, new Facts(partitions, Math.min(bytes, GateClients.MAX_REQUEST_BYTES)));
            seenAt.put(topic, now);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
            facts.remove(topic);
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
