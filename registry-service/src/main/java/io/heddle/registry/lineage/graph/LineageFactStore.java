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
 * Every fact with the widest span known of it, and with what the topic that keeps them says. Spans only grow by
 * joining, so the order in which facts come, and how often, makes no difference. What many facts share, they share in
 * memory. Thread-safe.
 *
 * <p>A fact that is <em>merged</em> is known at once: every replica reads it from the same source. One that is
 * <em>proposed</em> was seen by this replica alone, and is known when the topic says it, as it is to every other.
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

    /** @param capacity more facts than this are refused, because they come from outside and memory is finite */
    public LineageFactStore(int capacity, FactSyncPolicy rule) {
        this.capacity = capacity;
        this.rule = rule;
    }

    /** Counts every change of what is known. */
    public synchronized long version() {
        return version;
    }

    /** What a source says that every replica reads. What has expired is not taken in again. */
    public synchronized void merge(LineageFact fact, ValidityPeriod span, long now) {
        if (!rule.isExpired(span, now)) {
            change(fact, state -> state.merge(span));
        }
    }

    /** What this replica has seen. */
    public synchronized void propose(LineageFact fact, ValidityPeriod span) {
        change(fact, state -> state.propose(span));
    }

    /** What the topic says of a fact; it has not said anything newer. */
    public synchronized void confirm(LineageFact fact, ValidityPeriod span) {
        change(fact, state -> state.confirm(span));
    }

    /** The topic says that a fact is forgotten. */
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

    /** A fact and what to write of it: its span, or, if it has expired, nothing. */
    public record PendingWrite(LineageFact fact, Optional<ValidityPeriod> span) {}

    /** What the topic should be told now; it is taken for told until {@link #markUnsent} says otherwise. */
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

    /** The topic could not be told. */
    public synchronized void markUnsent(LineageFact fact) {
        Entry entry = entries.get(fact);
        if (entry != null) {
            entry.state = entry.state.markUnsent();
        }
    }

    /** Whatever was told, it may not have got there. */
    public synchronized void markAllUnsent() {
        entries.values().forEach(entry -> entry.state = entry.state.markUnsent());
    }

    /** What is known now. */
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

    /** Whether it is known or proposed. */
    public synchronized boolean contains(LineageFact fact) {
        return entries.containsKey(fact);
    }

    public synchronized int size() {
        return entries.size();
    }

    /** Names every fact anew; those that are the same now are joined. Also forgets what no fact shares any more. */
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
            LOG.error("The lineage graph holds {} facts and takes no more until some expire", capacity);
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

    @SuppressWarnings("unchecked") // a thing is mapped to its equal
    private <T> T canonical(T thing) {
        Object first = interned.putIfAbsent(thing, thing);
        return first == null ? thing : (T) first;
    }
}
