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
 * Every fact with the widest span known of it, and with what the topic that keeps them says. Spans only grow by joining,
 * so the order in which facts come, and how often, makes no difference. What many facts share, they share in memory.
 * Thread-safe.
 *
 * <p>A fact that is <em>merged</em> is known at once: every replica reads it from the same source. One that is
 * <em>proposed</em> was seen by this replica alone, and is known when the topic says it, as it is to every other.
 */
public final class FactStore {
    private static final Logger LOG = LoggerFactory.getLogger(FactStore.class);

    private final int capacity;
    private final KeepRule rule;
    private Map<Fact, Entry> entries = new HashMap<>();
    private Map<Object, Object> shared = new HashMap<>();
    private long version;
    private boolean full;

    private static final class Entry {
        private Keeping state;

        Entry(Keeping state) {
            this.state = state;
        }
    }

    /** @param capacity more facts than this are refused, because they come from outside and memory is finite */
    public FactStore(int capacity, KeepRule rule) {
        this.capacity = capacity;
        this.rule = rule;
    }

    /** Counts every change of what is known. */
    public synchronized long version() {
        return version;
    }

    /** What a source says that every replica reads. What has expired is not taken in again. */
    public synchronized void merge(Fact fact, Span span, long now) {
        if (!rule.isExpired(span, now)) {
            change(fact, state -> state.merge(span));
        }
    }

    /** What this replica has seen. */
    public synchronized void propose(Fact fact, Span span) {
        change(fact, state -> state.propose(span));
    }

    /** What the topic says of a fact; it has not said anything newer. */
    public synchronized void heard(Fact fact, Span span) {
        change(fact, state -> state.heard(span));
    }

    /** The topic says that a fact is forgotten. */
    public synchronized void heardNothing(Fact fact, long now) {
        Entry entry = entries.get(fact);
        if (entry == null) {
            return;
        }
        if (entry.state.proposed() == null || rule.isExpired(entry.state.proposed(), now)) {
            entries.remove(fact);
            full = false;
            version++;
        } else {
            entry.state = entry.state.heardNothing();
        }
    }

    /** A fact and what to write of it: its span, or, if it has expired, nothing. */
    public record Due(Fact fact, Optional<Span> span) {}

    /** What the topic should be told now; it is taken for told until {@link #notTold} says otherwise. */
    public synchronized List<Due> takeDue(long now, int limit) {
        List<Due> due = new ArrayList<>();
        for (Map.Entry<Fact, Entry> entry : entries.entrySet()) {
            if (due.size() >= limit) {
                break;
            }
            Entry value = entry.getValue();
            KeepRule.Step step = rule.step(value.state, now);
            if (step == KeepRule.Step.WRITE) {
                value.state = value.state.tell();
                due.add(new Due(entry.getKey(), Optional.ofNullable(value.state.proposed())));
            } else if (step == KeepRule.Step.FORGET) {
                value.state = value.state.tellNothing();
                due.add(new Due(entry.getKey(), Optional.empty()));
            }
        }
        return due;
    }

    /** The topic could not be told. */
    public synchronized void notTold(Fact fact) {
        Entry entry = entries.get(fact);
        if (entry != null) {
            entry.state = entry.state.notTold();
        }
    }

    /** Whatever was told, it may not have got there. */
    public synchronized void nothingTold() {
        entries.values().forEach(entry -> entry.state = entry.state.notTold());
    }

    /** What is known now. */
    public synchronized Map<Fact, Span> copy() {
        Map<Fact, Span> known = new HashMap<>(entries.size() * 4 / 3 + 1);
        entries.forEach((fact, entry) -> {
            Span span = entry.state.known();
            if (span != null) {
                known.put(fact, span);
            }
        });
        return known;
    }

    /** Whether it is known or proposed. */
    public synchronized boolean contains(Fact fact) {
        return entries.containsKey(fact);
    }

    public synchronized int size() {
        return entries.size();
    }

    /** Names every fact anew; those that are the same now are joined. Also forgets what no fact shares any more. */
    public synchronized void rename(UnaryOperator<Fact> naming) {
        Map<Fact, Entry> before = entries;
        entries = new HashMap<>();
        shared = new HashMap<>();
        before.forEach((fact, entry) -> {
            Entry there = entries.putIfAbsent(share(naming.apply(fact)), entry);
            if (there != null) {
                there.state = there.state.join(entry.state);
            }
        });
        version++;
    }

    private void change(Fact fact, UnaryOperator<Keeping> step) {
        Entry entry = entries.get(fact);
        if (entry == null) {
            if (entries.size() >= capacity) {
                refuse();
                return;
            }
            entry = new Entry(Keeping.NOTHING);
            entries.put(share(fact), entry);
        }
        Keeping next = step.apply(entry.state);
        if (next.known() != null && !next.known().equals(entry.state.known())) {
            version++;
        }
        entry.state = next;
    }

    private void refuse() {
        if (!full) {
            full = true;
            LOG.error("The lineage graph holds {} facts and takes no more until some expire", capacity);
        }
    }

    private Fact share(Fact fact) {
        return fact instanceof Fact.Flow flow
                ? new Fact.Flow(node(flow.from()), node(flow.to()), flow.source(), one(flow.by()),
                        flow.via().isEmpty() ? Optional.empty() : one(flow.via()),
                        flow.mask().isEmpty() ? Optional.empty() : one(flow.mask()))
                : fact;
    }

    private LineageNode node(LineageNode node) {
        return switch (node) {
            case LineageNode.Field field -> one(new LineageNode.Field(one(field.dataset()), one(field.path())));
            case LineageNode.Dataset dataset -> one(dataset);
            case LineageNode.Application application -> one(application);
        };
    }

    @SuppressWarnings("unchecked") // a thing is mapped to its equal
    private <T> T one(T thing) {
        Object first = shared.putIfAbsent(thing, thing);
        return first == null ? thing : (T) first;
    }
}
