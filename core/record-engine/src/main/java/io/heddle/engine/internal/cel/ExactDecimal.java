// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.cel;

import dev.cel.common.exceptions.CelDivideByZeroException;
import dev.cel.common.exceptions.CelNumericOverflowException;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Objects;

/**
 * An exact decimal number in a rule: the value of an Avro decimal, or a number that the rule computes from one. Not a
 * {@link Number}, so that cel-java never converts it. Equality is numeric: 0.3 equals 0.30. Immutable.
 */
final class ExactDecimal implements Comparable<ExactDecimal> {
    /** The largest size of a result: about 2,400 digits. Bounds the cost of a rule whatever a record contains. */
    private static final int MAX_BITS = 8_192;

    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private final BigDecimal value;
    /** What CEL makes of the literal; null for a number that is not a literal. */
    private final @Nullable Double literal;

    private ExactDecimal(BigDecimal value, @Nullable Double literal) {
        this.value = value;
        this.literal = literal;
    }

    static ExactDecimal of(BigDecimal value) {
        return new ExactDecimal(value, null);
    }

    /** A literal with more digits than a double can hold. Doubles see the double that CEL makes of it. */
    static ExactDecimal ofLiteral(BigDecimal value) {
        return new ExactDecimal(value, value.doubleValue());
    }

    /** The decimal that a number denotes, a double by its shortest text; null if it is not finite. */
    static @Nullable ExactDecimal of(Object number) {
        if (number instanceof ExactDecimal decimal) {
            return decimal;
        }
        if (number instanceof Double real) {
            return Double.isFinite(real) ? of(BigDecimal.valueOf(real)) : null;
        }
        return of(number instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal(number.toString()));
    }

    /** The number itself, or the double that CEL makes of a literal. */
    static Object withoutLiteral(Object number) {
        return number instanceof ExactDecimal decimal && decimal.literal != null ? decimal.literal : number;
    }

    ExactDecimal plus(ExactDecimal other) {
        return bounded(within(MAX_BITS).add(other.within(MAX_BITS)));
    }

    ExactDecimal minus(ExactDecimal other) {
        return bounded(within(MAX_BITS).subtract(other.within(MAX_BITS)));
    }

    ExactDecimal times(ExactDecimal other) {
        return bounded(within(MAX_BITS).multiply(other.within(MAX_BITS)));
    }

    /** Rounds to 34 digits, half to even, because a quotient may have no end. */
    ExactDecimal dividedBy(ExactDecimal other) {
        if (other.value.signum() == 0) {
            throw new CelDivideByZeroException();
        }
        return of(within(MAX_BITS).divide(other.within(MAX_BITS), MathContext.DECIMAL128));
    }

    ExactDecimal negated() {
        return of(value.negate());
    }

    double toDouble() {
        return literal != null ? literal : within(MAX_BITS).doubleValue();
    }

    /** The whole part, as CEL converts doubles. */
    long toLong() {
        BigDecimal whole = new BigDecimal(within(MAX_BITS).toBigInteger());
        if (whole.compareTo(LONG_MIN) < 0 || whole.compareTo(LONG_MAX) > 0) {
            throw new CelNumericOverflowException("not an int");
        }
        return whole.longValueExact();
    }

    String toText() {
        return within(MAX_BITS).toPlainString();
    }

    @Override
    public int compareTo(ExactDecimal other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExactDecimal decimal && compareTo(decimal) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros());
    }

    /** Without the number, which may be a value of a record. */
    @Override
    public String toString() {
        return "decimal";
    }

    private BigDecimal within(int bits) {
        BigInteger unscaled = value.unscaledValue();
        if (unscaled.bitLength() > bits || Math.abs((long) value.scale()) > bits) {
            throw new CelNumericOverflowException("too many digits");
        }
        return value;
    }

    private static ExactDecimal bounded(BigDecimal result) {
        ExactDecimal decimal = of(result);
        decimal.within(MAX_BITS);
        return decimal;
    }
}
