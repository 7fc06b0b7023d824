// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.schemas;

import io.heddle.governance.gate.schemas.Subjects.Version;
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
 * Asks the schema registry again and again what is new in the subjects of the hosted products. It asks for subjects that
 * exist, some at a time and about 100 times a second at most: every two seconds for a small mesh, within ten for 300
 * products. While the registry does not answer it asks less and less often, and finds nothing wrong. It has a thread of
 * its own; the gate needs nothing of it. Thread-safe.
 */
public final class SchemaWatch implements AutoCloseable {
    /** The newest versions of a subject that are looked at, so that nobody can keep the gate busy with old ones. */
    static final int MAX_VERSIONS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(SchemaWatch.class);
    private static final int AT_A_TIME = 8;
    private static final Duration PER_SUBJECT = Duration.ofMillis(10);
    private static final int MAX_BACKOFF = 16;

    private final Subjects subjects;
    private final Supplier<Collection<WatchedProduct>> products;
    private final Finder finder;
    private final Duration every;
    private final Map<String, Map<Integer, Version>> seen = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Optional<String> outage = Optional.empty();

    private SchemaWatch(
            Subjects subjects, Supplier<Collection<WatchedProduct>> products, Finder finder, Duration every) {
        this.subjects = subjects;
        this.products = products;
        this.finder = finder;
        this.every = every;
        this.thread = Thread.ofPlatform().daemon().name("gate-schemas").unstarted(this::run);
    }

    /** Hears what is registered; never blocks for long. */
    public interface Finder {
        /** A version of a subject of the product: told once it is new, and again in every round. */
        void found(WatchedProduct product, WatchedProduct.Role role, Registered registered, Version version);
    }

    /** Begins to watch, every two seconds at most. */
    public static SchemaWatch start(Subjects subjects, Supplier<Collection<WatchedProduct>> products, Finder finder) {
        return start(subjects, products, finder, Duration.ofSeconds(2));
    }

    static SchemaWatch start(
            Subjects subjects, Supplier<Collection<WatchedProduct>> products, Finder finder, Duration every) {
        SchemaWatch watch = new SchemaWatch(subjects, products, finder, every);
        watch.thread.start();
        return watch;
    }

    /** Why nothing new is learnt, if so. */
    public Optional<String> outage() {
        return outage;
    }

    private void run() {
        int backoff = 1;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Duration pause = every;
            while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    int asked = round(threads);
                    backoff = 1;
                    recovered();
                    Duration fair = PER_SUBJECT.multipliedBy(asked);
                    pause = fair.compareTo(every) > 0 ? fair : every;
                } catch (IOException e) {
                    backoff = Math.min(MAX_BACKOFF, backoff * 2);
                    failed(String.valueOf(e.getMessage()));
                    pause = every.multipliedBy(backoff);
                } catch (RuntimeException e) {
                    LOG.error("the schema registry's subjects could not be looked at: {}", e.getClass().getSimpleName());
                    pause = every.multipliedBy(MAX_BACKOFF);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return how many subjects it asked for */
    int round(ExecutorService threads) throws IOException, InterruptedException {
        Collection<WatchedProduct> watched = products.get();
        if (watched.isEmpty()) {
            return 0;
        }
        Collection<String> all = subjects.all();
        seen.keySet().retainAll(new HashSet<>(all));
        List<WatchedProduct.Subject> due = new ArrayList<>(WatchedProduct.subjectsOf(watched, all));
        // So that a subject that the registry cannot answer for does not always come before the same others.
        Collections.shuffle(due);
        Semaphore slots = new Semaphore(AT_A_TIME);
        List<Future<?>> asking = new ArrayList<>();
        for (WatchedProduct.Subject subject : due) {
            slots.acquire();
            if (hasFailed(asking)) {
                break;
            }
            asking.add(threads.submit(() -> {
                try {
                    ask(subject);
                } finally {
                    slots.release();
                }
                return null;
            }));
        }
        await(asking);
        return due.size();
    }

    private static boolean hasFailed(List<Future<?>> asking) {
        return asking.stream().anyMatch(one -> one.state() == Future.State.FAILED);
    }

    private static void await(List<Future<?>> asking) throws IOException, InterruptedException {
        Optional<IOException> failure = Optional.empty();
        for (Future<?> one : asking) {
            try {
                one.get();
            } catch (ExecutionException e) {
                failure = Optional.of(
                        e.getCause() instanceof IOException outage ? outage : new IOException("an unexpected failure", e));
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private void ask(WatchedProduct.Subject subject) throws IOException {
        Map<Integer, Version> known = seen.computeIfAbsent(subject.name(), any -> new ConcurrentHashMap<>());
        List<Integer> versions = subjects.versions(subject.name()).stream().sorted().toList();
        Set<Integer> newest = new HashSet<>(versions.subList(Math.max(0, versions.size() - MAX_VERSIONS), versions.size()));
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
            finder.found(subject.product(), subject.role(), new Registered(subject.name(), number), version);
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
