// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.engine.internal.cel.CompiledRule;
import io.heddle.engine.internal.path.Place;
import io.heddle.engine.internal.predicate.Captures;
import io.heddle.engine.internal.predicate.NotNative;
import io.heddle.engine.internal.predicate.Predicate;
import io.heddle.engine.internal.predicate.PredicateCompiler;
import io.heddle.engine.internal.predicate.Slots;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The record rules of a contract, evaluated after the walk: natively where they have a common shape, else with cel-java over
 * the fields they name. Immutable and thread-safe.
 */
final class RecordTests {
    static final RecordTests NONE = new RecordTests(List.of(), new CompiledRule[0], null, 0, null, "");

    private final List<Predicate> natives;
    private final CompiledRule[] others;
    private final @Nullable NamedFields fields;
    private final int slots;
    private final @Nullable Place<Integer> places;
    private final String listing;

    private RecordTests(
            List<Predicate> natives,
            CompiledRule[] others,
            @Nullable NamedFields fields,
            int slots,
            @Nullable Place<Integer> places,
            String listing) {
        this.natives = natives;
        this.others = others;
        this.fields = fields;
        this.slots = slots;
        this.places = places;
        this.listing = listing;
    }

    /** The tests of these rules; empty if one of them does not compile, so that no record keeps it. */
    static Optional<RecordTests> of(List<CompiledRule> rules, Resolver.Action root, Schema contract) {
        if (rules.isEmpty()) {
            return Optional.of(NONE);
        }
        if (!(root instanceof Resolver.RecordAdjust record)
                || rules.stream().anyMatch(rule -> rule.expression().isEmpty())) {
            return Optional.empty();
        }
        Slots slots = new Slots(contract);
        List<Predicate> natives = new ArrayList<>();
        List<CompiledRule> others = new ArrayList<>();
        Set<String> named = new TreeSet<>();
        StringBuilder listing = new StringBuilder();
        for (CompiledRule rule : rules) {
            listing.append("rule ").append(rule.rule().id()).append(": ");
            try {
                natives.addAll(PredicateCompiler.compile(rule.expression().orElseThrow(), slots, rule::constant));
                listing.append("native\n");
            } catch (NotNative e) {
                others.add(rule);
                Set<String> names = rule.fields().orElseGet(() -> contract.getFields().stream()
                        .map(Schema.Field::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
                named.addAll(names);
                listing.append("cel over ")
                        .append(rule.fields().map(some -> String.join(", ", some)).orElse("the whole record"))
                        .append(" (")
                        .append(e.getMessage())
                        .append(")\n");
            }
        }
        return Optional.of(new RecordTests(
                List.copyOf(natives),
                others.toArray(new CompiledRule[0]),
                others.isEmpty() ? null : new NamedFields(record, named),
                slots.count(),
                slots.places(),
                listing.toString()));
    }

    /** What the walk is to test. */
    List<Predicate> natives() {
        return natives;
    }

    /** How many values are captured. */
    int slots() {
        return slots;
    }

    /** Where they are in the contract; null if there are none. */
    @Nullable Place<Integer> places() {
        return places;
    }

    /** How many ranges of top-level fields are noted. */
    int fields() {
        return fields == null ? 0 : fields.count();
    }

    /** For each field of the contract where its range is noted, or -1. */
    int[] fieldSlots() {
        return fields == null ? new int[0] : fields.slots();
    }

    /** Whether the record just walked surely keeps all rules. */
    boolean hold(Walk walk, Captures captures, byte[] bytes, Instant now) {
        if (!natives.isEmpty()) {
            captures.now(now);
            boolean hold = holdNatively(walk, captures);
            if (!hold) {
                return false;
            }
        }
        if (fields != null) {
            IndexedRecord record = fields.of(captures, bytes);
            for (CompiledRule rule : others) {
                if (!rule.keeps(record, now)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean holdNatively(Walk walk, Captures captures) {
        try {
            return walk.holds(captures);
        } finally {
            captures.end(slots);
        }
    }

    @Override
    public String toString() {
        return listing;
    }
}
