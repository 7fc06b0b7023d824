// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cluster;

import io.heddle.component.logging.RepeatedMessageFilter;
import io.heddle.contract.ProductTopics;
import io.heddle.governance.gate.config.GateLimits;
import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.health.MissingText;
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
 * Inspects the cluster's topics with the admin client on a dedicated thread. While Kafka does not respond, the previous
 * facts remain in use. Thread-safe.
 */
public final class TopicMonitor implements TopicDirectory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicMonitor.class);

    private final RepeatedMessageFilter repeatedMessages = new RepeatedMessageFilter();
    private final Admin admin;
    private final TopicInspector inspector;
    private final Duration interval;
    private final Duration refreshInterval;
    private final Map<String, TopicFacts> facts = new ConcurrentHashMap<>();
    private final Map<String, Long> inspectedAtNanos = new ConcurrentHashMap<>();
    private final Set<String> trackedTopics = ConcurrentHashMap.newKeySet();
    private final Set<String> refreshRequested = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> missingSince = new ConcurrentHashMap<>();
    private final Map<String, Integer> partitions = new HashMap<>();
    private volatile ChangeListener listener = (topics, before) -> {};
    private final Set<String> changedTopics = new HashSet<>();
    private Set<String> previouslyChangedTopics = Set.of();
    private final Thread thread;
    private final Semaphore wakeUps = new Semaphore(0);
    private final TopicIds topicIds = new TopicIds(wakeUps::release);
    private volatile Optional<Missing> problem = Optional.empty();
    private volatile boolean closed;

    /** Called on the inspecting thread after an inspection that found changes. Must not block. */
    @FunctionalInterface
    public interface ChangeListener {
        /**
         * @param topics that were created, deleted or recreated and, for ingest topics, that gained partitions, as of
         *        this inspection
         * @param before the same as of the previous inspection, because brokers learn of changes at different times
         */
        void onTopicsChanged(Set<String> topics, Set<String> before);
    }

    /**
     * @param limits cap the record sizes that topics accept
     * @param interval how soon created and deleted topics and new ingest partitions are noticed
     * @param refreshInterval how soon changes of settings and of other topics' partitions are noticed if they block no
     *        records
     */
    public TopicMonitor(Admin admin, GateLimits limits, Duration interval, Duration refreshInterval) {
        this.admin = admin;
        this.inspector = new TopicInspector(admin, limits);
        this.interval = interval;
        this.refreshInterval = refreshInterval;
        this.thread = Thread.ofPlatform().daemon().name("gate-topics").unstarted(this::run);
    }

    /** Starts the inspections. Call it once. */
    public void start(ChangeListener changeListener) {
        listener = changeListener;
        thread.start();
    }

    @Override
    public @Nullable TopicFacts facts(String topic) {
        return facts.get(topic);
    }

    @Override
    public void requestFacts(Collection<String> topics) {
        boolean missing = trackedTopics.addAll(topics);
        for (String topic : topics) {
            missing |= !facts.containsKey(topic);
        }
        if (missing) {
            wakeUps.release();
        }
    }

    @Override
    public void refreshSoon(String topic) {
        trackedTopics.add(topic);
        refreshRequested.add(topic);
    }

    @Override
    public void markRefused(Collection<String> topics) {
        for (String topic : topics) {
            if (repeatedMessages.isDue(topic)) {
                LOG.warn("the cluster denies this gate access to topic {}", topic);
            }
            facts.computeIfPresent(topic, (name, known) -> known.withRights(TopicRights.NONE));
            facts.putIfAbsent(topic, new TopicFacts(0, 0).withRights(TopicRights.NONE));
            refreshSoon(topic);
        }
        wakeUps.release();
    }

    /** Requested topics that do not exist or are not visible to this gate, with the time when this was first seen. */
    public Map<String, Instant> missingSince() {
        return Map.copyOf(missingSince);
    }

    /** The current topic ids. */
    public TopicIds topicIds() {
        return topicIds;
    }

    /** Why topics cannot be inspected, if they cannot. */
    public Optional<Missing> problem() {
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
                inspect();
                if (problem.isPresent()) {
                    LOG.info("topics can be inspected again");
                }
                problem = Optional.empty();
            } catch (ExecutionException | TimeoutException | RuntimeException e) {
                if (!closed) {
                    failed(e);
                }
            } catch (InterruptedException e) {
                return;
            }
            if (!awaitNextInspection()) {
                return;
            }
        }
    }

    private void failed(Exception e) {
        Missing missing = missing(e);
        Optional<Missing> now = Optional.of(missing);
        if (!now.equals(problem)) {
            LOG.warn("could not inspect topics, retrying: waiting for {}", MissingText.of(missing));
            LOG.debug("could not inspect topics since {}", List.of(e.getStackTrace()));
        }
        problem = now;
    }

    private static Missing missing(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String kind = cause.getClass().getSimpleName();
        if (cause instanceof AuthorizationException) {
            return new Missing.Permission(Missing.Permission.Right.DESCRIBE_TOPICS, "topics (" + kind + ")");
        }
        return e instanceof RuntimeException ? new Missing.GateFix(kind) : new Missing.Kafka(kind);
    }

    private boolean awaitNextInspection() {
        try {
            TimeUnit.MILLISECONDS.sleep(Math.min(100, interval.toMillis()));
            boolean requested = wakeUps.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS);
            wakeUps.drainPermits();
            LOG.trace("inspecting topics, requested: {}", requested);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void inspect() throws InterruptedException, ExecutionException, TimeoutException {
        topicIds.beginInspection();
        Map<String, Uuid> found = inspector.listTopicIds();
        changedTopics.addAll(topicIds.finishInspection(found));
        Set<String> existing = found.keySet();
        facts.keySet().retainAll(existing);
        missingSince.keySet().removeAll(existing);
        Instant seenAtTime = Instant.now();
        trackedTopics.stream().filter(topic -> !existing.contains(topic))
                .forEach(topic -> missingSince.putIfAbsent(topic, seenAtTime));
        long now = System.nanoTime();
        Set<String> refreshNow = Set.copyOf(refreshRequested);
        List<String> due = trackedTopics.stream()
                .filter(existing::contains)
                .filter(topic -> !facts.containsKey(topic)
                        || refreshNow.contains(topic)
                        || now - inspectedAtNanos.getOrDefault(topic, 0L) >= refreshInterval.toNanos())
                .toList();
        inspector.facts(due).forEach((topic, seen) -> {
            if (refreshRequested.contains(topic) && !refreshNow.contains(topic)) {
                LOG.debug("a refresh of {} was requested during its inspection", topic);
            } else if (seen.isPresent()) {
                facts.put(topic, seen.get());
                inspectedAtNanos.put(topic, now);
            } else {
                facts.remove(topic);
            }
        });
        refreshRequested.removeAll(refreshNow);
        changedTopics.addAll(topicsWithMorePartitions(existing));
        notifyListener();
    }

    private void notifyListener() {
        Set<String> now = Set.copyOf(changedTopics);
        if (!now.isEmpty() || !previouslyChangedTopics.isEmpty()) {
            listener.onTopicsChanged(now, previouslyChangedTopics);
        }
        previouslyChangedTopics = now;
        changedTopics.clear();
    }

    /** Ingest topics with more partitions than before. */
    private Set<String> topicsWithMorePartitions(Set<String> existing)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<String> ingest = trackedTopics.stream()
                .filter(existing::contains)
                .filter(topic -> ProductTopics.ofIngest(topic).isPresent())
                .toList();
        Set<String> extended = new HashSet<>();
        inspector.countPartitions(ingest).forEach((topic, count) -> {
            Integer before = partitions.put(topic, count);
            if (before != null && before < count) {
                extended.add(topic);
            }
        });
        partitions.keySet().retainAll(existing);
        return extended;
    }
}
