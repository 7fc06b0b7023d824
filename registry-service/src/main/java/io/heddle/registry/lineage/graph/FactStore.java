// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.registry.lineage.LineageNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Every fact with the widest span known of it: a join-semilattice, so the order in which facts come, and how often, makes
 * no difference. What many facts share, they share in memory. Thread-safe.
 */
public final class FactStore {
    private static final Logger LOG = LoggerFactory.getLogger(FactStore.class);

    private final int capacity;
    private final Map<Fact, Span> spans = new HashMap<>();
    private final Map<Object, Object> shared = new HashMap<>();
    private boolean full;

    /** @param capacity more facts than this are refused, because they come from outside and memory is finite */
    public FactStore(int capacity) {
        this.capacity = capacity;
    }

    /** What a merge did. */
    public enum Merged {
        /** It was known already. */
        KNOWN,
        /** It was known, but not for as long. */
        WIDER,
        NEW,
        /** There is no room for it. */
        REFUSED
    }

    public synchronized Merged merge(Fact fact, Span span) {
        Span before = spans.get(fact);
        if (before != null) {
            Span joined = before.join(span);
            if (joined.equals(before)) {
                return Merged.KNOWN;
            }
            spans.put(fact, joined);
            return Merged.WIDER;
        }
        if (spans.size() >= capacity) {
            if (!full) {
                full = true;
                LOG.error("The lineage graph holds {} facts and takes no more until some expire", capacity);
            }
            return Merged.REFUSED;
        }
        spans.put(share(fact), span);
        return Merged.NEW;
    }

    public synchronized @Nullable Span get(Fact fact) {
        return spans.get(fact);
    }

    public synchronized void remove(Fact fact) {
        spans.remove(fact);
        full = false;
    }

    /** Everything now. */
    public synchronized Map<Fact, Span> copy() {
        return new HashMap<>(spans);
    }

    public synchronized int size() {
        return spans.size();
    }

    /** Forgets what no fact uses any more. */
    public synchronized void tidy() {
        shared.clear();
        Map<Fact, Span> all = new HashMap<>(spans);
        spans.clear();
        all.forEach((fact, span) -> spans.put(share(fact), span));
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
