// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.component.logging.RepeatedMessageFilter;
import io.heddle.contract.ProductId;
import io.heddle.log.MeshView;
import io.heddle.registry.background.BackgroundLoop;
import io.heddle.registry.lineage.DatasetAlias;
import io.heddle.registry.lineage.ImpactAnalysis;
import io.heddle.registry.lineage.ImpactReport;
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
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lineage graph of this replica. Queries read an immutable snapshot, which a thread rebuilds shortly after a
 * change. While the graph is small, a query rebuilds it itself and therefore sees everything merged before.
 * Thread-safe.
 */
@Singleton
public final class LineageGraph implements Lineage, ImpactAnalysis {
    private static final Logger LOG = LoggerFactory.getLogger(LineageGraph.class);
    private static final Duration DEBOUNCE = Duration.ofMillis(200);
    private static final long CHEAP_NANOS = Duration.ofMillis(10).toNanos();

    private final RepeatedMessageFilter repeatedMessages = new RepeatedMessageFilter();
    private final RegistryLog log;
    private final Clock clock;
    private final LineageFactStore facts;
    private final List<FlowDerivation> derivations;
    private final MeshNamespace namespace;
    private final ReentrantLock rebuildLock = new ReentrantLock();
    private final BackgroundLoop loop = new BackgroundLoop("heddle-lineage-graph", this::refreshIfStale);
    private volatile TimedSnapshot latest;

    /** A snapshot, the version of the facts it was built from, and how long that took. */
    private record TimedSnapshot(LineageSnapshot snapshot, long factsVersion, long buildNanos) {}

    public LineageGraph(
            RegistryLog log, LineageFactStore facts, List<FlowDerivation> derivations, MeshNamespace namespace,
            Clock clock) {
        this.log = log;
        this.clock = clock;
        this.facts = facts;
        this.derivations = List.copyOf(derivations);
        this.namespace = namespace;
        // How long the empty graph took says how long its classes took to load, not how large the next one will be.
        TimedSnapshot empty = build(MeshView.EMPTY);
        this.latest = new TimedSnapshot(empty.snapshot(), empty.factsVersion(), 0);
    }

    @Override
    public LineageAnswer ask(LineageQuestion question) {
        return LineageAnswerBuilder.answer(snapshot(), question);
    }

    @Override
    public ImpactReport impact(ProductId product, @Nullable String field) {
        return ImpactSearch.of(snapshot(), product.toString(), field);
    }

    @Override
    public void merge(Collection<LineageClaim> claims) {
        long now = clock.millis();
        for (LineageClaim claim : claims) {
            facts.merge(normalise(LineageFact.Flow.of(claim)), ValidityPeriod.of(claim.firstSeen(), claim.lastSeen()),
                    now);
        }
    }

    @Override
    public void join(Collection<DatasetAlias> aliases) {
        long now = clock.millis();
        for (DatasetAlias alias : aliases) {
            LineageFact fact = normalise(LineageFact.Alias.of(alias.dataset(), alias.other()));
            facts.merge(fact, ValidityPeriod.of(alias.seen(), alias.seen()), now);
        }
    }

    @Override
    public LineageQuestion.Level levelOf(String node) {
        return QuestionTarget.levelOf(snapshot(), node);
    }

    /**
     * Proposes a fact that this replica has seen; it joins the graph once it is read back from {@code
     * mesh.lineage-graph}.
     */
    public void propose(LineageFact fact, ValidityPeriod span) {
        facts.propose(normalise(fact), span);
    }

    /** Whether the fact is in the graph or proposed. */
    public boolean contains(LineageFact fact) {
        return facts.contains(normalise(fact));
    }

    /** Applies a fact read from {@code mesh.lineage-graph}. */
    public void confirm(LineageFact fact, ValidityPeriod span) {
        if (fact instanceof LineageFact.Address address && namespace.addAddresses(List.of(address.server()))) {
            facts.rename(this::normalise);
        }
        facts.confirm(normalise(fact), span);
    }

    /** Applies a tombstone read from {@code mesh.lineage-graph}. */
    public void confirmDeleted(LineageFact fact) {
        facts.confirmDeleted(normalise(fact), clock.millis());
    }

    private LineageFact normalise(LineageFact fact) {
        return switch (fact) {
            case LineageFact.Flow flow ->
                new LineageFact.Flow(namespace.normalise(flow.from()), namespace.normalise(flow.to()), flow.source(),
                        flow.assertedBy(),
                        flow.via().map(via -> namespace.application(via.namespace(), via.name())), flow.mask());
            case LineageFact.Alias alias ->
                LineageFact.Alias.of(namespace.dataset(alias.one().namespace(), alias.one().name()),
                        namespace.dataset(alias.other().namespace(), alias.other().name()));
            case LineageFact.Gated gated -> gated;
            case LineageFact.Address address -> address;
        };
    }

    LineageSnapshot snapshot() {
        if (isStale() && latest.buildNanos() < CHEAP_NANOS) {
            refresh();
        }
        return latest.snapshot();
    }

    @SuppressWarnings("ReferenceEquality") // every new view is a new object
    private boolean isStale() {
        TimedSnapshot now = latest;
        return now.factsVersion() != facts.version() || now.snapshot().view() != log.view();
    }

    /** Rebuilds the snapshot if it is outdated. */
    void refresh() {
        rebuildLock.lock();
        try {
            if (isStale()) {
                latest = build(log.view());
            }
        } finally {
            rebuildLock.unlock();
        }
    }

    private TimedSnapshot build(MeshView view) {
        long begin = System.nanoTime();
        long version = facts.version();
        LineageSnapshot snapshot = LineageSnapshot.of(view, facts.copy(), derivations, namespace);
        return new TimedSnapshot(snapshot, version, System.nanoTime() - begin);
    }

    @PostConstruct
    void start() {
        loop.startAfter(DEBOUNCE);
    }

    /** Uses at most a tenth of a core, regardless of the rate of changes. */
    private Duration refreshIfStale() {
        if (isStale()) {
            refreshOrLog();
        }
        Duration tenfold = Duration.ofNanos(latest.buildNanos()).multipliedBy(10);
        return tenfold.compareTo(DEBOUNCE) > 0 ? tenfold : DEBOUNCE;
    }

    private void refreshOrLog() {
        try {
            refresh();
        } catch (RuntimeException e) {
            if (repeatedMessages.isDue("graph", e.getClass())) {
                LOG.error("Could not rebuild the lineage graph; still serving the previous one", e);
            }
        }
    }

    @PreDestroy
    void close() {
        loop.close();
    }
}
