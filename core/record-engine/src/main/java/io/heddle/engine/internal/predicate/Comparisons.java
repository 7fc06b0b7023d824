// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import io.heddle.engine.internal.predicate.Term.Kind;

import java.util.Arrays;
import java.util.List;

/** Comparisons by the types of their operands. */
final class Comparisons {
    private Comparisons() {}

    static Predicate unequal(Term left, Term right) throws NotNative {
        Predicate equal = equal(left, right);
        return equal instanceof SlotTests.IsNull isNull ? new SlotTests.IsNotNull(isNull.slot()) : new Logic.Not(equal);
    }

    static Predicate equal(Term left, Term right) throws NotNative {
        if (left.kind() == Kind.NULL) {
            return isNull(right);
        }
        if (right.kind() == Kind.NULL) {
            return isNull(left);
        }
        if (left.kind() != right.kind()) {
            throw new NotNative("it compares values of different types");
        }
        return switch (left.kind()) {
            case INT -> wholes(left, right);
            case DOUBLE -> new Reals.Equal(left.real(), right.real());
            case STRING -> strings(left, right);
            case BYTES -> new Ranges.Equal(left.range(), right.range());
            case BOOL -> new Logic.Equal(left.predicate(), right.predicate());
            case TIMESTAMP, DURATION -> new Moments.Equal(left.moment(), right.moment());
            case NULL, RECORD, ITEMS -> throw new NotNative("it compares records, arrays or maps");
        };
    }

    private static Predicate isNull(Term of) {
        int slot = of.operand() instanceof Decimal decimal ? decimal.slot() : of.slot();
        return slot >= 0 ? new SlotTests.IsNull(slot) : new Nulls.IsNull(of.operand());
    }

    private static Predicate wholes(Term left, Term right) {
        if (left.slot() >= 0 && right.operand() instanceof Wholes.Constant other) {
            return new SlotTests.WholeEqual(left.slot(), other.value());
        }
        if (right.slot() >= 0 && left.operand() instanceof Wholes.Constant other) {
            return new SlotTests.WholeEqual(right.slot(), other.value());
        }
        return new Wholes.Equal(left.whole(), right.whole());
    }

    private static Predicate strings(Term left, Term right) throws NotNative {
        if (right.operand() instanceof Ranges.Constant) {
            return in(left, List.of(right));
        }
        if (left.operand() instanceof Ranges.Constant) {
            return in(right, List.of(left));
        }
        return new Ranges.Equal(left.range(), right.range());
    }

    static Predicate ordered(Term left, Term right, int wanted) throws NotNative {
        if (left.isConstant() && !right.isConstant()) {
            return ordered(right, left, Order.mirrored(wanted));
        }
        if (left.kind() == Kind.DOUBLE && right.kind() == Kind.INT) {
            return left.slot() >= 0 && right.operand() instanceof Wholes.Constant bound
                    ? new SlotTests.RealAgainstWhole(left.slot(), (double) bound.value(), wanted)
                    : new Reals.OrderedMixed(left.real(), right.whole(), wanted);
        }
        if (left.kind() == Kind.INT && right.kind() == Kind.DOUBLE) {
            return new Reals.OrderedMixed(right.real(), left.whole(), Order.mirrored(wanted));
        }
        if (left.kind() != right.kind()) {
            throw new NotNative("it compares values of different types");
        }
        return switch (left.kind()) {
            case INT -> orderedWholes(left, right, wanted);
            case DOUBLE -> left.slot() >= 0 && right.operand() instanceof Reals.Constant bound
                    ? new SlotTests.RealOrdered(left.slot(), bound.value(), wanted)
                    : new Reals.Ordered(left.real(), right.real(), wanted);
            case STRING, BYTES -> new Ranges.Ordered(left.range(), right.range(), left.kind() == Kind.STRING, wanted);
            case TIMESTAMP, DURATION -> orderedMoments(left, right, wanted);
            case BOOL, NULL, RECORD, ITEMS -> throw new NotNative("it orders values that are no numbers, texts or times");
        };
    }

    private static Predicate orderedMoments(Term left, Term right, int wanted) {
        Predicate direct = left.operand() instanceof Moments.Slot field
                ? MomentTests.ordered(field, right.operand(), wanted)
                : right.operand() instanceof Moments.Slot field
                        ? MomentTests.ordered(field, left.operand(), Order.mirrored(wanted))
                        : null;
        return direct == null ? new Moments.Ordered(left.moment(), right.moment(), wanted) : direct;
    }

    private static Predicate orderedWholes(Term left, Term right, int wanted) {
        if (right.operand() instanceof Wholes.Constant bound) {
            if (left.slot() >= 0) {
                return new SlotTests.WholeOrdered(left.slot(), bound.value(), wanted);
            }
            if (left.operand() instanceof Wholes.Size size && size.of() instanceof Ranges.Slot of) {
                return new SlotTests.SizeOrdered(of.slot(), size.text(), bound.value(), wanted);
            }
        }
        return new Wholes.Ordered(left.whole(), right.whole(), wanted);
    }

    /** One of several constants. */
    static Predicate in(Term value, List<Term> candidates) throws NotNative {
        boolean nullIn = candidates.stream().anyMatch(candidate -> candidate.kind() == Kind.NULL);
        List<Term> same = candidates.stream()
                .filter(candidate -> candidate.kind() == value.kind())
                .toList();
        if (candidates.stream().anyMatch(candidate -> candidate.kind() != Kind.NULL && candidate.kind() != value.kind())) {
            throw new NotNative("'in' of a list of several types");
        }
        return switch (value.kind()) {
            case INT -> new Wholes.In(
                    value.whole(),
                    same.stream()
                            .mapToLong(term -> ((Wholes.Constant) term.operand()).value())
                            .toArray(),
                    nullIn);
            case DOUBLE -> new Reals.In(
                    value.real(),
                    same.stream()
                            .mapToDouble(term -> ((Reals.Constant) term.operand()).value())
                            .toArray(),
                    nullIn);
            case STRING -> stringIn(
                    value,
                    same.stream()
                            .map(term -> ((Ranges.Constant) term.operand()).value())
                            .toArray(byte[][]::new),
                    nullIn);
            default -> throw new NotNative("'in' of other types than numbers and strings");
        };
    }

    private static Predicate stringIn(Term value, byte[][] texts, boolean nullIn) {
        if (!(value.operand() instanceof Ranges.Symbol symbol)) {
            return value.slot() >= 0
                    ? new SlotTests.RangeIn(value.slot(), texts, nullIn)
                    : new Ranges.In(value.range(), texts, nullIn);
        }
        boolean[] symbols = new boolean[symbol.symbols().length];
        for (int i = 0; i < symbols.length; i++) {
            byte[] name = symbol.symbols()[i];
            symbols[i] = Arrays.stream(texts).anyMatch(text -> Arrays.equals(text, name));
        }
        return new Ranges.SymbolIn(symbol.slot(), symbols, nullIn);
    }
}
