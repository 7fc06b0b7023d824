// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.ProductTopics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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

    private final Admin admin;
    private final TopicLook look;
    private final Duration every;
    private final Duration refreshEvery;
    private final Map<String, Facts> facts = new ConcurrentHashMap<>();
    private final Map<String, Long> seenAt = new ConcurrentHashMap<>();
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final Set<String> doubted = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> missing = new ConcurrentHashMap<>();
    private final Map<String, Integer> partitions = new HashMap<>();
    private final Listener listener;
    private final Set<String> changed = new HashSet<>();
    private Set<String> changedBefore = Set.of();
    private final Thread thread;
    private final Semaphore asked = new Semaphore(0);
    private final TopicIds ids = new TopicIds(asked::release);
    private volatile Optional<String> problem = Optional.empty();
    private volatile boolean closed;

    /** Told after each look that something changed, on the thread that looks. Must not block. */
    @FunctionalInterface
    interface Listener {
        /**
         * @param topics that came, went, were made again, or if they are ingest topics have more partitions, as this look saw
         * @param before the same of the look before: not every broker knows of it as soon as the one that told
         */
        void changed(Set<String> topics, Set<String> before);
    }

    /**
     * @param every how soon a deleted or a missing topic is noticed, and partitions added to ingest
     * @param refreshEvery how soon a change of settings or of other partitions is noticed where it stands in nobody's way
     */
    ClusterTopics(Admin admin, Duration every, Duration refreshEvery, Listener listener) {
        this.admin = admin;
        this.look = new TopicLook(admin);
        this.every = every;
        this.refreshEvery = refreshEvery;
        this.listener = listener;
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

    @Override
    public void doubt(String topic) {
        wanted.add(topic);
        doubted.add(topic);
    }

    @Override
    public void refused(Collection<String> topics) {
        for (String topic : topics) {
            LOG.warn("the cluster refuses this gate on topic {}", topic);
            facts.computeIfPresent(topic, (name, known) -> known.with(Rights.NONE));
            facts.putIfAbsent(topic, new Facts(0, 0).with(Rights.NONE));
            doubt(topic);
        }
        asked.release();
    }

    /** Topics that were asked for and are not there, or hidden from this gate, and since when they are seen to be. */
    Map<String, Instant> missing() {
        return Map.copyOf(missing);
    }

    /** Which topics the names stand for. */
    TopicIds ids() {
        return ids;
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
                if (problem.isPresent()) {
                    LOG.info("topics can be looked at again");
                }
                problem = Optional.empty();
            } catch (ExecutionException | TimeoutException | RuntimeException e) {
                if (!closed) {
                    failed(e);
                }
            } catch (InterruptedException e) {
                return;
            }
            if (!pause()) {
                return;
            }
        }
    }

    private void failed(Exception e) {
        Optional<String> now = Optional.of(lacking(e));
        if (!now.equals(problem)) {
            LOG.warn("topics cannot be looked at, trying again: waiting for {}", now.get());
            LOG.debug("topics cannot be looked at since {}", List.of(e.getStackTrace()));
        }
        problem = now;
    }

    private static String lacking(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String kind = cause.getClass().getSimpleName();
        if (cause instanceof AuthorizationException) {
            return "permission to look at topics (" + kind + "); grant this gate DESCRIBE and DESCRIBE_CONFIGS on the mesh's topics";
        }
        return e instanceof RuntimeException
                ? "topics to be looked at without a fault of this gate (" + kind + "); report it with a log at debug level"
                : "Kafka to answer (" + kind + "); start the brokers, or mend the bootstrap address and the network";
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
        ids.begin();
        Map<String, Uuid> found = look.ids();
        changed.addAll(ids.finish(found));
        Set<String> existing = found.keySet();
        facts.keySet().retainAll(existing);
        missing.keySet().removeAll(existing);
        Instant seenAtTime = Instant.now();
        wanted.stream().filter(topic -> !existing.contains(topic)).forEach(topic -> missing.putIfAbsent(topic, seenAtTime));
        long now = System.nanoTime();
        Set<String> again = Set.copyOf(doubted);
        List<String> due = wanted.stream()
                .filter(existing::contains)
                .filter(topic -> !facts.containsKey(topic)
                        || again.contains(topic)
                        || now - seenAt.getOrDefault(topic, 0L) >= refreshEvery.toNanos())
                .toList();
        look.facts(due).forEach((topic, seen) -> {
            if (doubted.contains(topic) && !again.contains(topic)) {
                LOG.debug("{} was doubted while it was looked at", topic);
            } else if (seen.isPresent()) {
                facts.put(topic, seen.get());
                seenAt.put(topic, now);
            } else {
                facts.remove(topic);
            }
        });
        doubted.removeAll(again);
        changed.addAll(grown(existing));
        tell();
    }

    private void tell() {
        Set<String> now = Set.copyOf(changed);
        if (!now.isEmpty() || !changedBefore.isEmpty()) {
            listener.changed(now, changedBefore);
        }
        changedBefore = now;
        changed.clear();
    }

    /** Ingest topics with more partitions than before. */
    private Set<String> grown(Set<String> existing) throws InterruptedException, ExecutionException, TimeoutException {
        List<String> ingest = wanted.stream()
                .filter(existing::contains)
                .filter(topic -> ProductTopics.ofIngest(topic).isPresent())
                .toList();
        Set<String> grown = new HashSet<>();
        look.partitions(ingest).forEach((topic, count) -> {
            Integer before = partitions.put(topic, count);
            if (before != null && before < count) {
                grown.add(topic);
            }
        });
        partitions.keySet().retainAll(existing);
        return grown;
    }
}
