// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import io.heddle.engine.internal.predicate.TypedOperand.Kind;

import java.time.Duration;

/** Compiles arithmetic by the types of its operands. */
final class ArithmeticCompiler {
    private ArithmeticCompiler() {}

    static TypedOperand of(char operator, TypedOperand left, TypedOperand right) throws NotNativeException {
        if (left.kind() == Kind.INT && right.kind() == Kind.INT) {
            return new TypedOperand(Kind.INT, new LongPredicates.Arithmetic(operator, left.asLong(), right.asLong()));
        }
        if (left.kind() == Kind.DOUBLE && right.kind() == Kind.DOUBLE && operator != '%') {
            return new TypedOperand(Kind.DOUBLE,
                    new DoublePredicates.Arithmetic(operator, left.asDouble(), right.asDouble()));
        }
        if (DecimalOperand.isDecimal(left, right)) {
            return DecimalOperand.arithmetic(operator, left, right);
        }
        if (operator == '-' && left.kind() == Kind.TIMESTAMP && right.kind() == Kind.TIMESTAMP) {
            return new TypedOperand(Kind.DURATION,
                    new TimestampPredicates.TimestampDifference(right.asTimestamp(), left.asTimestamp()));
        }
        if (operator == '+' && left.kind() == Kind.DURATION && right.kind() == Kind.TIMESTAMP) {
            return shifted(right, left, false);
        }
        if ((operator == '+' || operator == '-') && left.kind() == Kind.TIMESTAMP && right.kind() == Kind.DURATION) {
            return shifted(left, right, operator == '-');
        }
        throw new NotNativeException("it calculates with other types than numbers, timestamps and constant durations");
    }

    static TypedOperand negative(TypedOperand operand) throws NotNativeException {
        return switch (operand.kind()) {
            case INT -> new TypedOperand(Kind.INT,
                    new LongPredicates.Arithmetic('-', new LongPredicates.Constant(0), operand.asLong()));
            case DOUBLE -> new TypedOperand(Kind.DOUBLE, new DoublePredicates.Negative(operand.asDouble()));
            case DECIMAL -> operand.asDecimal().negated();
            default -> throw new NotNativeException("the negative of another type");
        };
    }

    private static TypedOperand shifted(TypedOperand timestamp, TypedOperand duration, boolean minus)
            throws NotNativeException {
        if (!(duration.operand() instanceof TimestampPredicates.Constant amount)) {
            throw new NotNativeException("a duration that is not constant");
        }
        Duration plus = Duration.ofSeconds(amount.seconds(), amount.nanos());
        Duration signed = minus ? plus.negated() : plus;
        return new TypedOperand(
                Kind.TIMESTAMP,
                new TimestampPredicates.ShiftedTimestamp(timestamp.asTimestamp(),
                        new TimestampPredicates.Constant(signed.getSeconds(), signed.getNano())));
    }
}
