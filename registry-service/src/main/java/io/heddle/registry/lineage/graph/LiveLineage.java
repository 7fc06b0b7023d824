// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.log.MeshView;
import io.heddle.registry.lineage.Lineage;
import io.heddle.registry.lineage.LineageAnswer;
import io.heddle.registry.lineage.LineageClaim;
import io.heddle.registry.lineage.LineageQuestion;
import io.heddle.registry.lineage.MeshNamespace;
import io.heddle.registry.log.RegistryLog;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The graph of this replica. Questions read an immutable snapshot, which a thread makes anew a moment after something has
 * changed; while the graph is small a question makes it itself, and so sees what was merged before it. Thread-safe.
 */
@Singleton
public final class LiveLineage implements Lineage {
    private static final Logger LOG = LoggerFactory.getLogger(LiveLineage.class);
    private static final long DEBOUNCE_MILLIS = 200;
    private static final long CHEAP_NANOS = Duration.ofMillis(10).toNanos();

    private final RegistryLog log;
    private final FactStore facts;
    private final List<Derivation> derivations;
    private final MeshNamespace namespace;
    private final AtomicLong changes = new AtomicLong();
    private final ReentrantLock making = new ReentrantLock();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Made made;

    /** A snapshot, what it was made of, and how long that took. */
    private record Made(GraphSnapshot snapshot, long changes, long nanos) {}

    public LiveLineage(RegistryLog log, FactStore facts, List<Derivation> derivations, MeshNamespace namespace) {
        this.log = log;
        this.facts = facts;
        this.derivations = List.copyOf(derivations);
        this.namespace = namespace;
        this.made = make(MeshView.EMPTY);
    }

    @Override
    public LineageAnswer ask(LineageQuestion question) {
        return Answering.answer(snapshot(), question);
    }

    @Override
    public void merge(Collection<LineageClaim> claims) {
        for (LineageClaim claim : claims) {
            merge(Fact.Flow.of(claim), Span.of(claim.firstSeen(), claim.lastSeen()));
        }
    }

    /** Takes in one fact. */
    public FactStore.Merged merge(Fact fact, Span span) {
        FactStore.Merged merged = facts.merge(fact, span);
        if (merged == FactStore.Merged.NEW || merged == FactStore.Merged.WIDER) {
            changes.incrementAndGet();
        }
        return merged;
    }

    /** Forgets a fact. */
    public void forget(Fact fact) {
        facts.remove(fact);
        changes.incrementAndGet();
    }

    /** Has the next snapshot made although no fact has changed: the names of nodes have. */
    public void renamed() {
        changes.incrementAndGet();
    }

    GraphSnapshot snapshot() {
        if (isStale() && made.nanos() < CHEAP_NANOS) {
            refresh();
        }
        return made.snapshot();
    }

    @SuppressWarnings("ReferenceEquality") // a view that is another object is another view
    private boolean isStale() {
        Made now = made;
        return now.changes() != changes.get() || now.snapshot().view() != log.view();
    }

    private void refresh() {
        making.lock();
        try {
            if (isStale()) {
                made = make(log.view());
            }
        } finally {
            making.unlock();
        }
    }

    private Made make(MeshView view) {
        long begin = System.nanoTime();
        long counted = changes.get();
        GraphSnapshot snapshot = GraphSnapshot.of(view, facts.copy(), derivations, namespace);
        return new Made(snapshot, counted, System.nanoTime() - begin);
    }

    @PostConstruct
    void start() {
        Thread.ofPlatform().daemon().name("heddle-lineage-graph").start(this::run);
    }

    /** Takes at most a tenth of a core, however fast facts come. */
    private void run() {
        try {
            while (!closing.await(Math.max(DEBOUNCE_MILLIS, made.nanos() / 100_000), TimeUnit.MILLISECONDS)) {
                if (isStale()) {
                    refreshOrLog();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refreshOrLog() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.error("The lineage graph could not be made anew; the former one is served on", e);
        }
    }

    @PreDestroy
    void close() {
        closing.countDown();
    }
}
