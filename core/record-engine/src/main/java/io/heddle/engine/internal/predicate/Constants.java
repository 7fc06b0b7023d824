// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import io.heddle.engine.internal.predicate.Term.Kind;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Parts of expressions that are the same for every record. */
final class Constants {
    private Constants() {}

    /** Whether it has no variables, and costs little to find out once. */
    static boolean isConstant(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT -> true;
            case CALL -> expression.call().target().map(Constants::isConstant).orElse(true)
                    && expression.call().args().stream().allMatch(Constants::isConstant);
            case LIST -> expression.list().elements().stream().allMatch(Constants::isConstant);
            default -> false;
        };
    }

    /** A literal's value. */
    static Object value(CelConstant constant) throws NotNative {
        return switch (constant.getKind()) {
            case NULL_VALUE -> constant.nullValue();
            case BOOLEAN_VALUE -> constant.booleanValue();
            case INT64_VALUE -> constant.int64Value();
            case DOUBLE_VALUE -> constant.doubleValue();
            case STRING_VALUE -> constant.stringValue();
            case BYTES_VALUE -> constant.bytesValue();
            default -> throw new NotNative("a constant of another kind");
        };
    }

    /** What CEL makes of it, as a term. */
    static Term term(Object value) throws NotNative {
        if (value instanceof Boolean bool) {
            return new Term(Kind.BOOL, new Logic.Constant(bool ? Predicate.TRUE : Predicate.FALSE));
        }
        if (value instanceof Long number) {
            return new Term(Kind.INT, new Wholes.Constant(number));
        }
        if (value instanceof Double number) {
            return new Term(Kind.DOUBLE, new Reals.Constant(number));
        }
        if (value instanceof String text) {
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw new NotNative("a string that is no valid Unicode");
            }
            return new Term(Kind.STRING, new Ranges.Constant(text.getBytes(StandardCharsets.UTF_8)));
        }
        if (value instanceof CelByteString bytes) {
            return new Term(Kind.BYTES, new Ranges.Constant(bytes.toByteArray()));
        }
        if (value instanceof Instant instant) {
            return new Term(Kind.TIMESTAMP, new Moments.Constant(instant.getEpochSecond(), instant.getNano()));
        }
        if (value instanceof Duration duration) {
            return new Term(Kind.DURATION, new Moments.Constant(duration.getSeconds(), duration.getNano()));
        }
        if (value instanceof NullValue) {
            return new Term(Kind.NULL, new Nulls.Constant());
        }
        throw new NotNative("a constant of another kind");
    }
}
