// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.registry.lineage.LineageNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All facts with the widest known period of each, and their state on the topic that stores them. Periods only grow by
 * union, so the order and number of arrivals make no difference. Equal parts of facts share one instance in memory.
 * Thread-safe.
 *
 * <p>A <em>merged</em> fact is known at once, because every replica reads it from the same source. A <em>proposed</em>
 * fact was seen by this replica alone and becomes known once it is read back from the topic, as in every other replica.
 */
public final class LineageFactStore {
    private static final Logger LOG = LoggerFactory.getLogger(LineageFactStore.class);

    private final int capacity;
    private final FactSyncPolicy rule;
    private Map<LineageFact, Entry> entries = new HashMap<>();
    private Map<Object, Object> interned = new HashMap<>();
    private long version;
    private boolean capacityReported;

    private static final class Entry {
        private FactSyncState state;

        Entry(FactSyncState state) {
            this.state = state;
        }
    }

    /** @param capacity the maximum number of facts, as they come from outside; further ones are rejected */
    public LineageFactStore(int capacity, FactSyncPolicy rule) {
        this.capacity = capacity;
        this.rule = rule;
    }

    /** Incremented on every change to the known facts. */
    public synchronized long version() {
        return version;
    }

    /** Adds a fact from a source that every replica reads, unless it has already expired. */
    public synchronized void merge(LineageFact fact, ValidityPeriod span, long now) {
        if (!rule.isExpired(span, now)) {
            change(fact, state -> state.merge(span));
        }
    }

    /** Adds a fact that only this replica has seen. */
    public synchronized void propose(LineageFact fact, ValidityPeriod span) {
        change(fact, state -> state.propose(span));
    }

    /** Applies the newest value of a fact read from the topic. */
    public synchronized void confirm(LineageFact fact, ValidityPeriod span) {
        change(fact, state -> state.confirm(span));
    }

    /** Applies a tombstone read from the topic. */
    public synchronized void confirmDeleted(LineageFact fact, long now) {
        Entry entry = entries.get(fact);
        if (entry == null) {
            return;
        }
        if (entry.state.proposed() == null || rule.isExpired(entry.state.proposed(), now)) {
            entries.remove(fact);
            capacityReported = false;
            version++;
        } else {
            entry.state = entry.state.confirmDeleted();
        }
    }

    /** A fact and the period to write; empty for a tombstone, if the fact has expired. */
    public record PendingWrite(LineageFact fact, Optional<ValidityPeriod> span) {}

    /** The writes that are due. They count as sent unless {@link #markUnsent} is called. */
    public synchronized List<PendingWrite> takePendingWrites(long now, int limit) {
        List<PendingWrite> due = new ArrayList<>();
        for (Map.Entry<LineageFact, Entry> entry : entries.entrySet()) {
            if (due.size() >= limit) {
                break;
            }
            Entry value = entry.getValue();
            FactSyncPolicy.SyncAction step = rule.actionFor(value.state, now);
            if (step == FactSyncPolicy.SyncAction.WRITE) {
                value.state = value.state.markSent();
                due.add(new PendingWrite(entry.getKey(), Optional.ofNullable(value.state.proposed())));
            } else if (step == FactSyncPolicy.SyncAction.FORGET) {
                value.state = value.state.markDeleting();
                due.add(new PendingWrite(entry.getKey(), Optional.empty()));
            }
        }
        return due;
    }

    /** Marks a fact whose write failed, so that it is written again. */
    public synchronized void markUnsent(LineageFact fact) {
        Entry entry = entries.get(fact);
        if (entry != null) {
            entry.state = entry.state.markUnsent();
        }
    }

    /** Marks all facts as unsent, because pending writes may have been lost. */
    public synchronized void markAllUnsent() {
        entries.values().forEach(entry -> entry.state = entry.state.markUnsent());
    }

    /** A copy of the known facts. */
    public synchronized Map<LineageFact, ValidityPeriod> copy() {
        Map<LineageFact, ValidityPeriod> known = new HashMap<>(entries.size() * 4 / 3 + 1);
        entries.forEach((fact, entry) -> {
            ValidityPeriod span = entry.state.known();
            if (span != null) {
                known.put(fact, span);
            }
        });
        return known;
    }

    /** Whether the fact is known or proposed. */
    public synchronized boolean contains(LineageFact fact) {
        return entries.containsKey(fact);
    }

    public synchronized int size() {
        return entries.size();
    }

    /** Renames every fact, merges those that become equal, and drops unused shared instances. */
    public synchronized void rename(UnaryOperator<LineageFact> naming) {
        Map<LineageFact, Entry> before = entries;
        entries = new HashMap<>();
        interned = new HashMap<>();
        before.forEach((fact, entry) -> {
            Entry existing = entries.putIfAbsent(intern(naming.apply(fact)), entry);
            if (existing != null) {
                existing.state = existing.state.union(entry.state);
            }
        });
        version++;
    }

    private void change(LineageFact fact, UnaryOperator<FactSyncState> step) {
        Entry entry = entries.get(fact);
        if (entry == null) {
            if (entries.size() >= capacity) {
                reportFull();
                return;
            }
            entry = new Entry(FactSyncState.NOTHING);
            entries.put(intern(fact), entry);
        }
        FactSyncState next = step.apply(entry.state);
        if (next.known() != null && !next.known().equals(entry.state.known())) {
            version++;
        }
        entry.state = next;
    }

    private void reportFull() {
        if (!capacityReported) {
            capacityReported = true;
            LOG.error("The lineage graph is full: it has {} facts and accepts no more until some expire", capacity);
        }
    }

    private LineageFact intern(LineageFact fact) {
        return fact instanceof LineageFact.Flow flow
                ? new LineageFact.Flow(node(flow.from()), node(flow.to()), flow.source(), canonical(flow.assertedBy()),
                        flow.via().isEmpty() ? Optional.empty() : canonical(flow.via()),
                        flow.mask().isEmpty() ? Optional.empty() : canonical(flow.mask()))
                : fact;
    }

    private LineageNode node(LineageNode node) {
        return switch (node) {
            case LineageNode.Field field ->
                canonical(new LineageNode.Field(canonical(field.dataset()), canonical(field.path())));
            case LineageNode.Dataset dataset -> canonical(dataset);
            case LineageNode.Application application -> canonical(application);
        };
    }

    @SuppressWarnings("unchecked") // keys and values are equal
    private <T> T canonical(T instance) {
        Object first = interned.putIfAbsent(instance, instance);
        return first == null ? instance : (T) first;
    }
}
