// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.contract.ProductId;
import io.heddle.log.MeshView;
import io.heddle.registry.lineage.Impact;
import io.heddle.registry.lineage.ImpactAnalysis;
import io.heddle.registry.lineage.Lineage;
import io.heddle.registry.lineage.LineageAnswer;
import io.heddle.registry.lineage.LineageClaim;
import io.heddle.registry.lineage.LineageQuestion;
import io.heddle.registry.lineage.MeshNamespace;
import io.heddle.registry.log.RegistryLog;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The graph of this replica. Questions read an immutable snapshot, which a thread makes anew a moment after something has
 * changed; while the graph is small a question makes it itself, and so sees what was merged before it. Thread-safe.
 */
@Singleton
public final class LiveLineage implements Lineage, ImpactAnalysis {
    private static final Logger LOG = LoggerFactory.getLogger(LiveLineage.class);
    private static final long DEBOUNCE_MILLIS = 200;
    private static final long CHEAP_NANOS = Duration.ofMillis(10).toNanos();

    private final RegistryLog log;
    private final Clock clock;
    private final FactStore facts;
    private final List<Derivation> derivations;
    private final MeshNamespace namespace;
    private final ReentrantLock making = new ReentrantLock();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Made made;

    /** A snapshot, what it was made of, and how long that took. */
    private record Made(GraphSnapshot snapshot, long version, long nanos) {}

    public LiveLineage(
            RegistryLog log, FactStore facts, List<Derivation> derivations, MeshNamespace namespace, Clock clock) {
        this.log = log;
        this.clock = clock;
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
    public Impact impact(ProductId product, @Nullable String field) {
        return ImpactSearch.of(snapshot(), product.toString(), field);
    }

    @Override
    public void merge(Collection<LineageClaim> claims) {
        long now = clock.millis();
        for (LineageClaim claim : claims) {
            facts.merge(normal(Fact.Flow.of(claim)), Span.of(claim.firstSeen(), claim.lastSeen()), now);
        }
    }

    /** Takes in what this replica has seen: it is in the graph when it is on the topic that keeps the graph. */
    public void propose(Fact fact, Span span) {
        facts.propose(normal(fact), span);
    }

    /** Whether it is in the graph, or proposed. */
    public boolean knows(Fact fact) {
        return facts.contains(normal(fact));
    }

    /** Takes in what that topic says. */
    public void heard(Fact fact, Span span) {
        if (fact instanceof Fact.Address address && namespace.learn(List.of(address.server()))) {
            facts.rename(this::normal);
        }
        facts.heard(normal(fact), span);
    }

    /** That topic says that something is forgotten. */
    public void heardNothing(Fact fact) {
        facts.heardNothing(normal(fact), clock.millis());
    }

    private Fact normal(Fact fact) {
        return fact instanceof Fact.Flow flow
                ? new Fact.Flow(namespace.normalise(flow.from()), namespace.normalise(flow.to()), flow.source(), flow.by(),
                        flow.via().map(via -> namespace.application(via.namespace(), via.name())), flow.mask())
                : fact;
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
        return now.version() != facts.version() || now.snapshot().view() != log.view();
    }

    /** Makes the snapshot anew if something has changed. */
    void refresh() {
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
        long version = facts.version();
        GraphSnapshot snapshot = GraphSnapshot.of(view, facts.copy(), derivations, namespace);
        return new Made(snapshot, version, System.nanoTime() - begin);
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
