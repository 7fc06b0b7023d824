// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import io.heddle.engine.internal.predicate.TypedOperand.Kind;

import java.util.Arrays;
import java.util.List;

/** Compiles comparisons by the types of their operands. */
final class ComparisonCompiler {
    private ComparisonCompiler() {}

    static RulePredicate unequal(TypedOperand left, TypedOperand right) throws NotNativeException {
        RulePredicate equal = equal(left, right);
        return equal instanceof SlotPredicates.IsNull isNull
                ? new SlotPredicates.IsNotNull(isNull.slot())
                : new BooleanPredicates.Not(equal);
    }

    static RulePredicate equal(TypedOperand left, TypedOperand right) throws NotNativeException {
        if (left.kind() == Kind.NULL) {
            return isNull(right);
        }
        if (right.kind() == Kind.NULL) {
            return isNull(left);
        }
        if (DecimalOperand.isDecimal(left, right)) {
            return DecimalOperand.equal(left, right);
        }
        if (left.kind() != right.kind()) {
            throw new NotNativeException("it compares values of different types");
        }
        return switch (left.kind()) {
            case INT -> longs(left, right);
            case DOUBLE -> new DoublePredicates.DoubleEquality(left.asDouble(), right.asDouble());
            case STRING -> strings(left, right);
            case BYTES -> new ByteRangePredicates.BytesEqual(left.asBytes(), right.asBytes());
            case BOOL -> new BooleanPredicates.Equal(left.asPredicate(), right.asPredicate());
            case TIMESTAMP, DURATION -> new TimestampPredicates.TimestampEqual(left.asTimestamp(), right.asTimestamp());
            case NULL, RECORD, ITEMS, DECIMAL ->
                throw new NotNativeException("it compares records, arrays or maps");
        };
    }

    /** Whether the value is not null. */
    static RulePredicate isSet(TypedOperand operand) {
        int slot = operand.slot();
        return slot >= 0
                ? new SlotPredicates.IsNotNull(slot)
                : new BooleanPredicates.Not(new NullPredicates.IsNull(operand.operand()));
    }

    private static RulePredicate isNull(TypedOperand operand) {
        int slot = operand.slot();
        return slot >= 0 ? new SlotPredicates.IsNull(slot) : new NullPredicates.IsNull(operand.operand());
    }

    private static RulePredicate longs(TypedOperand left, TypedOperand right) {
        if (left.slot() >= 0 && right.operand() instanceof LongPredicates.Constant other) {
            return new SlotPredicates.LongEquality(left.slot(), other.value());
        }
        if (right.slot() >= 0 && left.operand() instanceof LongPredicates.Constant other) {
            return new SlotPredicates.LongEquality(right.slot(), other.value());
        }
        return new LongPredicates.LongEqual(left.asLong(), right.asLong());
    }

    private static RulePredicate strings(TypedOperand left, TypedOperand right) throws NotNativeException {
        if (right.operand() instanceof ByteRangePredicates.Constant) {
            return in(left, List.of(right));
        }
        if (left.operand() instanceof ByteRangePredicates.Constant) {
            return in(right, List.of(left));
        }
        return new ByteRangePredicates.BytesEqual(left.asBytes(), right.asBytes());
    }

    static RulePredicate ordered(TypedOperand left, TypedOperand right, int accepted) throws NotNativeException {
        if (left.isConstant() && !right.isConstant()) {
            return ordered(right, left, ComparisonBits.swapped(accepted));
        }
        if (DecimalOperand.isDecimal(left, right)) {
            return DecimalOperand.ordered(left, right, accepted);
        }
        if (left.kind() == Kind.DOUBLE && right.kind() == Kind.INT) {
            return left.slot() >= 0 && right.operand() instanceof LongPredicates.Constant bound
                    ? new SlotPredicates.DoubleWithLongComparison(left.slot(), (double) bound.value(), accepted)
                    : new DoublePredicates.MixedComparison(left.asDouble(), right.asLong(), accepted);
        }
        if (left.kind() == Kind.INT && right.kind() == Kind.DOUBLE) {
            return new DoublePredicates.MixedComparison(right.asDouble(), left.asLong(),
                    ComparisonBits.swapped(accepted));
        }
        if (left.kind() != right.kind()) {
            throw new NotNativeException("it compares values of different types");
        }
        return switch (left.kind()) {
            case INT -> orderedLongs(left, right, accepted);
            case DOUBLE -> left.slot() >= 0 && right.operand() instanceof DoublePredicates.Constant bound
                    ? new SlotPredicates.DoubleComparison(left.slot(), bound.value(), accepted)
                    : new DoublePredicates.DoubleOrder(left.asDouble(), right.asDouble(), accepted);
            case STRING, BYTES ->
                new ByteRangePredicates.BytesOrder(left.asBytes(), right.asBytes(), left.kind() == Kind.STRING,
                        accepted);
            case TIMESTAMP, DURATION -> orderedTimestamps(left, right, accepted);
            case BOOL, NULL, RECORD, ITEMS, DECIMAL ->
                throw new NotNativeException("it orders values that are no numbers, texts or times");
        };
    }

    private static RulePredicate orderedTimestamps(TypedOperand left, TypedOperand right, int accepted) {
        RulePredicate direct = left.operand() instanceof TimestampPredicates.Slot field
                ? TimestampComparisons.ordered(field, right.operand(), accepted)
                : right.operand() instanceof TimestampPredicates.Slot field
                        ? TimestampComparisons.ordered(field, left.operand(), ComparisonBits.swapped(accepted))
                        : null;
        return direct == null
                ? new TimestampPredicates.TimestampOrder(left.asTimestamp(), right.asTimestamp(), accepted)
                : direct;
    }

    private static RulePredicate orderedLongs(TypedOperand left, TypedOperand right, int accepted) {
        if (right.operand() instanceof LongPredicates.Constant bound) {
            if (left.slot() >= 0) {
                return new SlotPredicates.LongComparison(left.slot(), bound.value(), accepted);
            }
            if (left.operand() instanceof LongPredicates.Size size
                    && size.operand() instanceof ByteRangePredicates.Slot operand) {
                return new SlotPredicates.SizeComparison(operand.slot(), size.text(), bound.value(), accepted);
            }
        }
        return new LongPredicates.LongOrder(left.asLong(), right.asLong(), accepted);
    }

    /** Whether the value equals one of several constants. */
    static RulePredicate in(TypedOperand value, List<TypedOperand> candidates) throws NotNativeException {
        boolean nullIn = candidates.stream().anyMatch(candidate -> candidate.kind() == Kind.NULL);
        if (value.kind() == Kind.DECIMAL) {
            return DecimalOperand.in(value,
                    candidates.stream().filter(candidate -> candidate.kind() != Kind.NULL).toList(), nullIn);
        }
        List<TypedOperand> same = candidates.stream()
                .filter(candidate -> candidate.kind() == value.kind())
                .toList();
        if (candidates.stream()
                .anyMatch(candidate -> candidate.kind() != Kind.NULL && candidate.kind() != value.kind())) {
            throw new NotNativeException("'in' of a list of several types");
        }
        return switch (value.kind()) {
            case INT -> new LongPredicates.LongInSet(
                    value.asLong(),
                    same.stream()
                            .mapToLong(term -> ((LongPredicates.Constant) term.operand()).value())
                            .toArray(),
                    nullIn);
            case DOUBLE -> new DoublePredicates.DoubleInSet(
                    value.asDouble(),
                    same.stream()
                            .mapToDouble(term -> ((DoublePredicates.Constant) term.operand()).value())
                            .toArray(),
                    nullIn);
            case STRING -> stringIn(
                    value,
                    same.stream()
                            .map(term -> ((ByteRangePredicates.Constant) term.operand()).value())
                            .toArray(byte[][]::new),
                    nullIn);
            default -> throw new NotNativeException("'in' of other types than numbers and strings");
        };
    }

    private static RulePredicate stringIn(TypedOperand value, byte[][] texts, boolean nullIn) {
        if (!(value.operand() instanceof ByteRangePredicates.EnumSymbolOperand symbol)) {
            return value.slot() >= 0
                    ? new SlotPredicates.BytesInSet(value.slot(), texts, nullIn)
                    : new ByteRangePredicates.BytesIn(value.asBytes(), texts, nullIn);
        }
        boolean[] symbols = new boolean[symbol.symbols().length];
        for (int i = 0; i < symbols.length; i++) {
            byte[] name = symbol.symbols()[i];
            symbols[i] = Arrays.stream(texts).anyMatch(text -> Arrays.equals(text, name));
        }
        return new ByteRangePredicates.EnumSymbolInSet(symbol.slot(), symbols, nullIn);
    }
}
