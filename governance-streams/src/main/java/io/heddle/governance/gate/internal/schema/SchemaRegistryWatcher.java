// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import io.heddle.governance.gate.internal.schema.SubjectDirectory.Version;
import io.heddle.log.retry.JitteredBackoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks the schema registry again and again what is new in the subjects of the hosted products. It asks for subjects
 * that exist, some at a time and about 100 times a second at most: every two seconds for a small mesh, within ten for
 * 300 products. While the registry does not answer it asks less and less often, and finds nothing wrong. It has a
 * thread of its own; the gate needs nothing of it. Thread-safe.
 */
public final class SchemaRegistryWatcher implements AutoCloseable {
    /** The newest versions of a subject that are looked at, so that nobody can keep the gate busy with old ones. */
    static final int MAX_VERSIONS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistryWatcher.class);
    private static final int MAX_CONCURRENT_REQUESTS = 8;
    private static final Duration PER_SUBJECT = Duration.ofMillis(10);
    private static final int MAX_PAUSE_INTERVALS = 16;

    private final SubjectDirectory subjects;
    private final Supplier<Collection<WatchedProduct>> products;
    private final VersionListener listener;
    private final Duration interval;
    private final Map<String, Map<Integer, Version>> knownVersions = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Optional<String> outage = Optional.empty();

    private SchemaRegistryWatcher(
            SubjectDirectory subjects, Supplier<Collection<WatchedProduct>> products, VersionListener listener,
            Duration interval) {
        this.subjects = subjects;
        this.products = products;
        this.listener = listener;
        this.interval = interval;
        this.thread = Thread.ofPlatform().daemon().name("gate-schemas").unstarted(this::run);
    }

    /** Hears what is registered; never blocks for long. */
    public interface VersionListener {
        /** A version of a subject of the product: told once it is new, and again in every round. */
        void onVersion(WatchedProduct product, WatchedProduct.Role role, RegisteredVersion registered, Version version);
    }

    /** Begins to watch, every two seconds at most. */
    public static SchemaRegistryWatcher start(SubjectDirectory subjects, Supplier<Collection<WatchedProduct>> products,
            VersionListener listener) {
        return start(subjects, products, listener, Duration.ofSeconds(2));
    }

    static SchemaRegistryWatcher start(
            SubjectDirectory subjects, Supplier<Collection<WatchedProduct>> products, VersionListener listener,
            Duration interval) {
        SchemaRegistryWatcher watch = new SchemaRegistryWatcher(subjects, products, listener, interval);
        watch.thread.start();
        return watch;
    }

    /** Why nothing new is learnt, if so. */
    public Optional<String> outage() {
        return outage;
    }

    private void run() {
        Duration maxPause = interval.multipliedBy(MAX_PAUSE_INTERVALS);
        JitteredBackoff backoff = new JitteredBackoff(interval.multipliedBy(2), maxPause);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Duration pause = interval;
            while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    int asked = poll(threads);
                    backoff.reset();
                    recovered();
                    Duration fair = PER_SUBJECT.multipliedBy(asked);
                    pause = fair.compareTo(interval) > 0 ? fair : interval;
                } catch (IOException e) {
                    failed(String.valueOf(e.getMessage()));
                    pause = backoff.next();
                } catch (RuntimeException e) {
                    LOG.error("the schema registry's subjects could not be looked at: {}",
                            e.getClass().getSimpleName());
                    pause = maxPause;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return how many subjects it asked for */
    int poll(ExecutorService threads) throws IOException, InterruptedException {
        Collection<WatchedProduct> watched = products.get();
        if (watched.isEmpty()) {
            return 0;
        }
        Collection<String> all = subjects.all();
        knownVersions.keySet().retainAll(new HashSet<>(all));
        List<WatchedProduct.Subject> due = new ArrayList<>(WatchedProduct.subjectsOf(watched, all));
        // So that a subject that the registry cannot answer for does not always come before the same others.
        Collections.shuffle(due);
        Semaphore slots = new Semaphore(MAX_CONCURRENT_REQUESTS);
        List<Future<?>> requests = new ArrayList<>();
        for (WatchedProduct.Subject subject : due) {
            slots.acquire();
            if (hasFailed(requests)) {
                break;
            }
            requests.add(threads.submit(() -> {
                try {
                    pollSubject(subject);
                } finally {
                    slots.release();
                }
                return null;
            }));
        }
        await(requests);
        return due.size();
    }

    private static boolean hasFailed(List<Future<?>> requests) {
        return requests.stream().anyMatch(request -> request.state() == Future.State.FAILED);
    }

    private static void await(List<Future<?>> requests) throws IOException, InterruptedException {
        Optional<IOException> failure = Optional.empty();
        for (Future<?> request : requests) {
            try {
                request.get();
            } catch (ExecutionException e) {
                failure = Optional.of(
                        e.getCause() instanceof IOException outage
                                ? outage
                                : new IOException("an unexpected failure", e));
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private void pollSubject(WatchedProduct.Subject subject) throws IOException {
        Map<Integer, Version> known = knownVersions.computeIfAbsent(subject.name(), any -> new ConcurrentHashMap<>());
        List<Integer> versions = subjects.versions(subject.name()).stream().sorted().toList();
        Set<Integer> newest =
                new HashSet<>(versions.subList(Math.max(0, versions.size() - MAX_VERSIONS), versions.size()));
        known.keySet().retainAll(newest);
        for (int number : newest) {
            Version version = known.get(number);
            if (version == null) {
                Optional<Version> found = subjects.version(subject.name(), number);
                if (found.isEmpty()) {
                    continue;
                }
                version = found.get();
                known.put(number, version);
            }
            listener.onVersion(subject.product(), subject.role(), new RegisteredVersion(subject.name(), number),
                    version);
        }
    }

    private void failed(String why) {
        if (outage.isEmpty()) {
            LOG.warn("what is new in the schema registry is not known: {}", why);
        }
        outage = Optional.of(why);
    }

    private void recovered() {
        if (outage.isPresent()) {
            LOG.info("the schema registry can be watched again");
            outage = Optional.empty();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
    }
}
