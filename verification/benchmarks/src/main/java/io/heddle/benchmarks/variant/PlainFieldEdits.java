// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.variant;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import org.apache.avro.generic.IndexedRecord;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Applies a contract's constraints and masks to an Avro record in plain Java, independently of the engine's code.
 */
public final class PlainFieldEdits {
    static final PlainFieldEdits NONE = new PlainFieldEdits(List.of(), List.of(), List.of(), List.of());

    private final FieldPosition[] checked;
    private final ConstraintCheck[] checks;
    private final FieldPosition[] masked;
    private final TextMask[] masks;

    private PlainFieldEdits(List<FieldPosition> checked, List<ConstraintCheck> checks, List<FieldPosition> masked,
            List<TextMask> masks) {
        this.checked = checked.toArray(FieldPosition[]::new);
        this.checks = checks.toArray(ConstraintCheck[]::new);
        this.masked = masked.toArray(FieldPosition[]::new);
        this.masks = masks.toArray(TextMask[]::new);
    }

    /**
     * The constraints and default port masks of a contract.
     *
     * @param crypto implements the masks that need a key
     */
    public static PlainFieldEdits of(Contract contract, TextMask.Crypto crypto) {
        List<FieldPosition> checked = new ArrayList<>();
        List<ConstraintCheck> checks = new ArrayList<>();
        contract.fields().forEach(field -> field.rules().forEach(rule -> {
            checked.add(FieldPosition.of(contract.valueSchema(), field.path()));
            checks.add(check(rule));
        }));
        return with(checked, checks, contract, crypto);
    }

    /** The masks alone. */
    public static PlainFieldEdits masksOf(Contract contract, TextMask.Crypto crypto) {
        return with(List.of(), List.of(), contract, crypto);
    }

    private static PlainFieldEdits with(
            List<FieldPosition> checked, List<ConstraintCheck> checks, Contract contract, TextMask.Crypto crypto) {
        List<FieldPosition> masked = new ArrayList<>();
        List<TextMask> masks = new ArrayList<>();
        contract.masksOf(contract.ports().get(0)).forEach((path, mask) -> {
            masked.add(FieldPosition.of(contract.valueSchema(), path));
            masks.add(mask(mask, path, crypto));
        });
        return new PlainFieldEdits(checked, checks, masked, masks);
    }

    private interface ConstraintCheck {
        boolean isSatisfied(Object value);
    }

    private static ConstraintCheck check(FieldRule rule) {
        if (rule instanceof FieldRule.Minimum minimum && !minimum.exclusive()) {
            double bound = minimum.bound().doubleValue();
            return value -> ((Number) value).doubleValue() >= bound;
        }
        if (rule instanceof FieldRule.MinLength length) {
            return value -> ((Collection<?>) value).size() >= length.length();
        }
        throw new IllegalArgumentException("the peer has no check for " + rule.id());
    }

    private static TextMask mask(Mask mask, FieldPath path, TextMask.Crypto crypto) {
        return switch (mask) {
            case Mask.Redact redact -> TextMask.redact();
            case Mask.Partial partial -> TextMask.partial(partial.keepFirst(), partial.keepLast());
            case Mask.Hash hash -> crypto.hash();
            case Mask.Encrypt encrypt -> crypto.encrypt(path);
            default -> throw new IllegalArgumentException("the peer has no mask " + mask.strategy());
        };
    }

    /** Whether the record satisfies the constraints. */
    boolean satisfiesAll(IndexedRecord record) {
        for (int i = 0; i < checks.length; i++) {
            Object value = checked[i].get(record);
            if (value != null && !checks[i].isSatisfied(value)) {
                return false;
            }
        }
        return true;
    }

    /** Masks the record in place; nulls are unchanged. */
    public void mask(IndexedRecord record) {
        for (int i = 0; i < masks.length; i++) {
            Object value = masked[i].get(record);
            if (value != null) {
                masked[i].put(record, masks[i].of((CharSequence) value));
            }
        }
    }
}
