// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import io.heddle.contract.pattern.RegularExpression;
import io.heddle.engine.internal.pattern.Utf8Pattern;
import io.heddle.engine.internal.predicate.RuleOperand.BytesOperand;

import java.util.Arrays;

/**
 * Predicates on strings, evaluated on UTF-8: searching bytes finds the same matches as searching characters, because
 * the encoding is self-synchronising.
 */
final class StringPredicates {
    private StringPredicates() {}

    record StartsWith(BytesOperand text, BytesOperand piece) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            return arePresent(text, piece, captures) ? at(text.from(captures), text, piece, captures) : UNKNOWN;
        }
    }

    record EndsWith(BytesOperand text, BytesOperand piece) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            if (!arePresent(text, piece, captures)) {
                return UNKNOWN;
            }
            int length = piece.to(captures) - piece.from(captures);
            return at(text.to(captures) - length, text, piece, captures);
        }
    }

    record Contains(BytesOperand text, BytesOperand piece) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            if (!arePresent(text, piece, captures)) {
                return UNKNOWN;
            }
            byte[] bytes = text.bytes(captures);
            byte[] expectedBytes = piece.bytes(captures);
            int from = piece.from(captures);
            int end = piece.to(captures);
            int length = end - from;
            int last = text.to(captures) - length;
            if (length == 0) {
                return TRUE;
            }
            byte first = expectedBytes[from];
            for (int i = text.from(captures); i <= last; i++) {
                if (bytes[i] == first && Arrays.equals(bytes, i, i + length, expectedBytes, from, end)) {
                    return TRUE;
                }
            }
            return FALSE;
        }
    }

    /** The pattern matches anywhere in the text. */
    record Matches(BytesOperand text, Utf8Pattern pattern) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            return text.state(captures) != CapturedValues.PRESENT
                    ? UNKNOWN
                    : pattern.accepts(text.bytes(captures), text.from(captures), text.to(captures)) ? TRUE : FALSE;
        }
    }

    static RulePredicate matches(BytesOperand text, String expression) throws NotNativeException {
        if (RegularExpression.re2Fault(expression).isPresent()) {
            throw new NotNativeException("a pattern that RE2 cannot evaluate");
        }
        return new Matches(text, Utf8Pattern.finding(expression));
    }

    private static boolean arePresent(BytesOperand text, BytesOperand piece, CapturedValues captures) {
        return text.state(captures) == CapturedValues.PRESENT && piece.state(captures) == CapturedValues.PRESENT;
    }

    private static int at(int position, BytesOperand text, BytesOperand piece, CapturedValues captures) {
        int from = piece.from(captures);
        int end = piece.to(captures);
        return position >= text.from(captures)
                && position + end - from <= text.to(captures)
                && Arrays.equals(text.bytes(captures), position, position + end - from, piece.bytes(captures), from,
                        end)
                                ? RulePredicate.TRUE
                                : RulePredicate.FALSE;
    }
}
