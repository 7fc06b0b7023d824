// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import io.heddle.component.logging.RepeatedMessageFilter;
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
 * Polls the schema registry for new versions in the subjects of the hosted products. It polls existing subjects,
 * several in parallel and at most about 100 a second: a round takes two seconds for a small mesh and ten for 300
 * products. While the registry does not respond, it backs off and reports no violations. It runs on a dedicated thread,
 * and the gate does not depend on it. Thread-safe.
 */
public final class SchemaRegistryWatcher implements AutoCloseable {
    /** How many of a subject's newest versions are checked; bounds the work per subject. */
    static final int MAX_VERSIONS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistryWatcher.class);
    private static final int MAX_CONCURRENT_REQUESTS = 8;
    private static final Duration PER_SUBJECT = Duration.ofMillis(10);
    private static final int MAX_PAUSE_INTERVALS = 16;

    private final RepeatedMessageFilter repeatedMessages = new RepeatedMessageFilter();
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

    /** Receives registered versions; must not block for long. */
    public interface VersionListener {
        /** Called for a version of one of the product's subjects when it is new, and again in every round. */
        void onVersion(WatchedProduct product, WatchedProduct.Role role, RegisteredVersion registered, Version version);
    }

    /** Starts polling, at most every two seconds. */
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

    /** Why polling fails, if it does. */
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
                    int queryCount = poll(threads);
                    backoff.reset();
                    recovered();
                    Duration fair = PER_SUBJECT.multipliedBy(queryCount);
                    pause = fair.compareTo(interval) > 0 ? fair : interval;
                } catch (IOException e) {
                    failed(String.valueOf(e.getMessage()));
                    pause = backoff.next();
                } catch (RuntimeException e) {
                    if (repeatedMessages.isDue("subjects", e.getClass())) {
                        LOG.error("could not read the schema registry's subjects: {}",
                                e.getClass().getSimpleName());
                    }
                    pause = maxPause;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return how many subjects were polled */
    int poll(ExecutorService threads) throws IOException, InterruptedException {
        Collection<WatchedProduct> watched = products.get();
        if (watched.isEmpty()) {
            return 0;
        }
        Collection<String> all = subjects.all();
        knownVersions.keySet().retainAll(new HashSet<>(all));
        List<WatchedProduct.Subject> due = new ArrayList<>(WatchedProduct.subjectsOf(watched, all));
        // A round ends at the first failure, so the order must vary: otherwise one failing subject would always block
        // the same others.
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
            LOG.warn("could not read new schemas from the schema registry: {}", why);
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
