// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import io.heddle.engine.internal.predicate.RuleOperand.LongOperand;
import io.heddle.engine.internal.predicate.TypedOperand.Kind;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * An exact decimal: an integer with a scale that is known at compile time. Two decimals are brought to the larger scale
 * and compared or added as integers. An integer that does not fit into 64 bits is {@link CapturedValues#ABSENT}: the
 * reference engine decides.
 */
record DecimalOperand(LongOperand unscaled, int scale) implements RuleOperand {
    private static final int MAX_SCALE = 18;

    @Override
    public int state(CapturedValues captures) {
        return unscaled.state(captures);
    }

    /** The unscaled value of a decimal field: big-endian two's complement; empty bytes are zero. */
    record Slot(int slot) implements LongOperand {
        @Override
        public int state(CapturedValues captures) {
            int state = captures.states[slot];
            return state == CapturedValues.PRESENT && captures.ends[slot] - captures.starts[slot] > Long.BYTES
                    ? CapturedValues.ABSENT
                    : state;
        }

        @Override
        public long longValue(CapturedValues captures) {
            byte[] bytes = captures.sources[slot];
            int from = captures.starts[slot];
            int end = captures.ends[slot];
            if (from == end) {
                return 0;
            }
            long unscaled = bytes[from];
            for (int i = from + 1; i < end; i++) {
                unscaled = (unscaled << 8) | (bytes[i] & 0xff);
            }
            return unscaled;
        }
    }

    /** An integer times a power of ten; absent on overflow. */
    record Rescaled(LongOperand of, long factor) implements LongOperand {
        @Override
        public int state(CapturedValues captures) {
            int state = of.state(captures);
            if (state != CapturedValues.PRESENT) {
                return state;
            }
            long value = of.longValue(captures);
            return Math.multiplyHigh(value, factor) == (value * factor) >> 63
                    ? CapturedValues.PRESENT
                    : CapturedValues.ABSENT;
        }

        @Override
        public long longValue(CapturedValues captures) {
            return of.longValue(captures) * factor;
        }
    }

    /** Whether an operation on these operands is one on decimals. */
    static boolean isDecimal(TypedOperand left, TypedOperand right) {
        return left.kind() == Kind.DECIMAL || right.kind() == Kind.DECIMAL;
    }

    static TypedOperand arithmetic(char operator, TypedOperand left, TypedOperand right) throws NotNativeException {
        DecimalOperand a = of(left);
        DecimalOperand b = of(right);
        return switch (operator) {
            case '+', '-' -> {
                int scale = Math.max(a.scale, b.scale);
                yield typed(new LongPredicates.Arithmetic(operator, a.at(scale), b.at(scale)), scale);
            }
            case '*' -> typed(new LongPredicates.Arithmetic('*', a.unscaled, b.unscaled), a.scale + b.scale);
            default -> throw new NotNativeException("it divides decimals");
        };
    }

    TypedOperand negated() throws NotNativeException {
        return typed(new LongPredicates.Arithmetic('-', new LongPredicates.Constant(0), unscaled), scale);
    }

    static RulePredicate equal(TypedOperand left, TypedOperand right) throws NotNativeException {
        DecimalOperand a = of(left);
        DecimalOperand b = of(right);
        int scale = Math.max(a.scale, b.scale);
        return new LongPredicates.LongEqual(a.at(scale), b.at(scale));
    }

    static RulePredicate ordered(TypedOperand left, TypedOperand right, int accepted) throws NotNativeException {
        DecimalOperand a = of(left);
        DecimalOperand b = of(right);
        int scale = Math.max(a.scale, b.scale);
        return new LongPredicates.LongOrder(a.at(scale), b.at(scale), accepted);
    }

    static RulePredicate in(TypedOperand value, List<TypedOperand> candidates, boolean nullIn)
            throws NotNativeException {
        DecimalOperand of = of(value);
        int scale = of.scale;
        List<DecimalOperand> decimals = new ArrayList<>();
        for (TypedOperand candidate : candidates) {
            DecimalOperand decimal = of(candidate);
            decimals.add(decimal);
            scale = Math.max(scale, decimal.scale);
        }
        long[] numbers = new long[decimals.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = ((LongPredicates.Constant) decimals.get(i).at(scale)).value();
        }
        return new LongPredicates.LongInSet(of.at(scale), numbers, nullIn);
    }

    private static TypedOperand typed(LongOperand unscaled, int scale) throws NotNativeException {
        return new TypedOperand(Kind.DECIMAL, new DecimalOperand(unscaled, checked(scale)));
    }

    /** An int is a decimal of scale 0; a constant double is the decimal of its shortest text. */
    private static DecimalOperand of(TypedOperand operand) throws NotNativeException {
        if (operand.kind() == Kind.DECIMAL) {
            checked(operand.asDecimal().scale);
            return operand.asDecimal();
        }
        if (operand.kind() == Kind.INT) {
            return new DecimalOperand(operand.asLong(), 0);
        }
        if (operand.operand() instanceof DoublePredicates.Constant constant && Double.isFinite(constant.value())) {
            BigDecimal value = BigDecimal.valueOf(constant.value()).stripTrailingZeros();
            BigDecimal plain = value.scale() < 0 && value.precision() - value.scale() <= MAX_SCALE
                    ? value.setScale(0)
                    : value;
            if (plain.unscaledValue().bitLength() < Long.SIZE) {
                return new DecimalOperand(new LongPredicates.Constant(plain.unscaledValue().longValue()),
                        checked(plain.scale()));
            }
        }
        throw new NotNativeException("it mixes decimals with other values");
    }

    private static int checked(int scale) throws NotNativeException {
        if (scale < 0 || scale > MAX_SCALE) {
            throw new NotNativeException("a decimal of scale " + scale);
        }
        return scale;
    }

    private LongOperand at(int newScale) throws NotNativeException {
        if (newScale == scale) {
            return unscaled;
        }
        long factor = BigDecimal.TEN.pow(checked(newScale - scale)).longValueExact();
        Rescaled rescaled = new Rescaled(unscaled, factor);
        if (!(unscaled instanceof LongPredicates.Constant constant)) {
            return rescaled;
        }
        if (Math.multiplyHigh(constant.value(), factor) != (constant.value() * factor) >> 63) {
            throw new NotNativeException("a number that is too large");
        }
        return new LongPredicates.Constant(constant.value() * factor);
    }
}
