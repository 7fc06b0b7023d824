// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.rule;

import io.heddle.engine.internal.cel.CompiledCelRule;
import io.heddle.engine.internal.compiled.runtime.CompiledWalk;
import io.heddle.engine.internal.path.SchemaBinding;
import io.heddle.engine.internal.predicate.CaptureSlots;
import io.heddle.engine.internal.predicate.CapturedValues;
import io.heddle.engine.internal.predicate.NotNativeException;
import io.heddle.engine.internal.predicate.PredicateCompiler;
import io.heddle.engine.internal.predicate.RulePredicate;
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
 * The record rules of a contract, evaluated after the walk: as native predicates where their shape is supported, else
 * with cel-java over the fields they name. Immutable and thread-safe.
 */
public final class RecordRuleChecks {
    public static final RecordRuleChecks NONE =
            new RecordRuleChecks(List.of(), new CompiledCelRule[0], null, 0, null, "");

    private final List<RulePredicate> nativeRules;
    private final CompiledCelRule[] celRules;
    private final @Nullable RuleFieldDecoder fields;
    private final int slots;
    private final @Nullable SchemaBinding<Integer> slotBinding;
    private final String listing;

    private RecordRuleChecks(
            List<RulePredicate> natives,
            CompiledCelRule[] others,
            @Nullable RuleFieldDecoder fields,
            int slots,
            @Nullable SchemaBinding<Integer> places,
            String listing) {
        this.nativeRules = natives;
        this.celRules = others;
        this.fields = fields;
        this.slots = slots;
        this.slotBinding = places;
        this.listing = listing;
    }

    /** The checks of these rules; empty if one of them does not compile, because then every record violates it. */
    public static Optional<RecordRuleChecks> of(List<CompiledCelRule> rules, Resolver.Action root, Schema contract) {
        if (rules.isEmpty()) {
            return Optional.of(NONE);
        }
        if (!(root instanceof Resolver.RecordAdjust record)
                || rules.stream().anyMatch(rule -> rule.expression().isEmpty())) {
            return Optional.empty();
        }
        CaptureSlots slots = new CaptureSlots(contract);
        List<RulePredicate> natives = new ArrayList<>();
        List<CompiledCelRule> others = new ArrayList<>();
        Set<String> named = new TreeSet<>();
        StringBuilder listing = new StringBuilder();
        for (CompiledCelRule rule : rules) {
            listing.append("rule ").append(rule.rule().id()).append(": ");
            try {
                natives.addAll(nativeRules(rule, slots));
                listing.append("native\n");
            } catch (NotNativeException e) {
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
        return Optional.of(new RecordRuleChecks(
                List.copyOf(natives),
                others.toArray(new CompiledCelRule[0]),
                others.isEmpty() ? null : new RuleFieldDecoder(record, named),
                slots.count(),
                slots.binding(),
                listing.toString()));
    }

    /** A rule that fails to become native predicates is one for cel-java, whatever the reason. */
    private static List<RulePredicate> nativeRules(CompiledCelRule rule, CaptureSlots slots)
            throws NotNativeException {
        try {
            return PredicateCompiler.compile(rule.expression().orElseThrow(), slots, rule::constant);
        } catch (RuntimeException e) {
            throw new NotNativeException("it fails with " + e.getClass().getSimpleName());
        }
    }

    /** The rules that the generated walk evaluates. */
    public List<RulePredicate> nativeRules() {
        return nativeRules;
    }

    /** The number of captured values. */
    public int slots() {
        return slots;
    }

    /** The captures' positions in the contract's schema; null if there are none. */
    public @Nullable SchemaBinding<Integer> slotBinding() {
        return slotBinding;
    }

    /** The number of top-level fields whose range is captured. */
    public int fields() {
        return fields == null ? 0 : fields.count();
    }

    /** For each field of the contract, the slot of its range; -1 if it is not captured. */
    public int[] fieldSlots() {
        return fields == null ? new int[0] : fields.slots();
    }

    /** Whether the record just walked certainly satisfies all rules. */
    public boolean allHold(CompiledWalk walk, CapturedValues captures, byte[] bytes, Instant now) {
        if (!nativeRules.isEmpty()) {
            captures.setNow(now);
            boolean satisfied = nativeRulesHold(walk, captures);
            if (!satisfied) {
                return false;
            }
        }
        if (fields != null) {
            IndexedRecord record = fields.viewOf(captures, bytes);
            for (CompiledCelRule rule : celRules) {
                if (!rule.keeps(record, now)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean nativeRulesHold(CompiledWalk walk, CapturedValues captures) {
        try {
            return walk.holds(captures);
        } finally {
            captures.releaseSources(slots);
        }
    }

    @Override
    public String toString() {
        return listing;
    }
}
