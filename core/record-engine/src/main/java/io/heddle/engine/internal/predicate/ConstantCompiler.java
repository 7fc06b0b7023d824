// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import io.heddle.engine.internal.predicate.TypedOperand.Kind;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Compiles the parts of expressions that have the same value for every record. */
final class ConstantCompiler {
    private ConstantCompiler() {}

    /** Whether the expression has no variables and is cheap to evaluate once. */
    static boolean isConstant(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT -> true;
            case CALL -> expression.call().target().map(ConstantCompiler::isConstant).orElse(true)
                    && expression.call().args().stream().allMatch(ConstantCompiler::isConstant);
            case LIST -> expression.list().elements().stream().allMatch(ConstantCompiler::isConstant);
            default -> false;
        };
    }

    /** A literal's value. */
    static Object value(CelConstant constant) throws NotNativeException {
        return switch (constant.getKind()) {
            case NULL_VALUE -> constant.nullValue();
            case BOOLEAN_VALUE -> constant.booleanValue();
            case INT64_VALUE -> constant.int64Value();
            case DOUBLE_VALUE -> constant.doubleValue();
            case STRING_VALUE -> constant.stringValue();
            case BYTES_VALUE -> constant.bytesValue();
            default -> throw new NotNativeException("a constant of another kind");
        };
    }

    /** CEL's value as a typed operand. */
    static TypedOperand term(Object value) throws NotNativeException {
        if (value instanceof Boolean bool) {
            return new TypedOperand(Kind.BOOL,
                    new BooleanPredicates.Constant(bool ? RulePredicate.TRUE : RulePredicate.FALSE));
        }
        if (value instanceof Long number) {
            return new TypedOperand(Kind.INT, new LongPredicates.Constant(number));
        }
        if (value instanceof Double number) {
            return new TypedOperand(Kind.DOUBLE, new DoublePredicates.Constant(number));
        }
        if (value instanceof String text) {
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw new NotNativeException("a string that is no valid Unicode");
            }
            return new TypedOperand(Kind.STRING,
                    new ByteRangePredicates.Constant(text.getBytes(StandardCharsets.UTF_8)));
        }
        if (value instanceof CelByteString bytes) {
            return new TypedOperand(Kind.BYTES, new ByteRangePredicates.Constant(bytes.toByteArray()));
        }
        if (value instanceof Instant instant) {
            return new TypedOperand(Kind.TIMESTAMP,
                    new TimestampPredicates.Constant(instant.getEpochSecond(), instant.getNano()));
        }
        if (value instanceof Duration duration) {
            return new TypedOperand(Kind.DURATION,
                    new TimestampPredicates.Constant(duration.getSeconds(), duration.getNano()));
        }
        if (value instanceof NullValue) {
            return new TypedOperand(Kind.NULL, new NullPredicates.Constant());
        }
        throw new NotNativeException("a constant of another kind");
    }
}
