// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import io.heddle.engine.internal.predicate.Term.Kind;

import java.time.Duration;

/** Arithmetic by the types of its operands. */
final class Calculations {
    private Calculations() {}

    static Term of(char operator, Term left, Term right) throws NotNative {
        if (left.kind() == Kind.INT && right.kind() == Kind.INT) {
            return new Term(Kind.INT, new Wholes.Arithmetic(operator, left.whole(), right.whole()));
        }
        if (left.kind() == Kind.DOUBLE && right.kind() == Kind.DOUBLE && operator != '%') {
            return new Term(Kind.DOUBLE, new Reals.Arithmetic(operator, left.real(), right.real()));
        }
        if (operator == '-' && left.kind() == Kind.TIMESTAMP && right.kind() == Kind.TIMESTAMP) {
            return new Term(Kind.DURATION, new Moments.Between(right.moment(), left.moment()));
        }
        if (operator == '+' && left.kind() == Kind.DURATION && right.kind() == Kind.TIMESTAMP) {
            return later(right, left, false);
        }
        if ((operator == '+' || operator == '-') && left.kind() == Kind.TIMESTAMP && right.kind() == Kind.DURATION) {
            return later(left, right, operator == '-');
        }
        throw new NotNative("it calculates with other types than numbers, timestamps and constant durations");
    }

    static Term negative(Term of) throws NotNative {
        return switch (of.kind()) {
            case INT -> new Term(Kind.INT, new Wholes.Arithmetic('-', new Wholes.Constant(0), of.whole()));
            case DOUBLE -> new Term(Kind.DOUBLE, new Reals.Negative(of.real()));
            default -> throw new NotNative("the negative of another type");
        };
    }

    private static Term later(Term timestamp, Term duration, boolean minus) throws NotNative {
        if (!(duration.operand() instanceof Moments.Constant by)) {
            throw new NotNative("a duration that is not constant");
        }
        Duration plus = Duration.ofSeconds(by.seconds(), by.nanos());
        Duration signed = minus ? plus.negated() : plus;
        return new Term(
                Kind.TIMESTAMP,
                new Moments.Later(timestamp.moment(), new Moments.Constant(signed.getSeconds(), signed.getNano())));
    }
}
