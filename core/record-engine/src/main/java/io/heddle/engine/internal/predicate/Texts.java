// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import com.google.re2j.Pattern;
import io.heddle.engine.internal.pattern.Utf8Pattern;
import io.heddle.engine.internal.predicate.Operand.Range;

import java.util.Arrays;

/** Tests of strings. A piece of valid UTF-8 is found in valid UTF-8 just where its characters are. */
final class Texts {
    /** Beyond this CEL itself refuses a pattern. */
    private static final int MAX_PROGRAM = 10_000;

    private Texts() {}

    record StartsWith(Range text, Range piece) implements Predicate {
        @Override
        public int test(Captures captures) {
            return arePresent(text, piece, captures) ? at(text.from(captures), text, piece, captures) : UNKNOWN;
        }
    }

    record EndsWith(Range text, Range piece) implements Predicate {
        @Override
        public int test(Captures captures) {
            if (!arePresent(text, piece, captures)) {
                return UNKNOWN;
            }
            int length = piece.to(captures) - piece.from(captures);
            return at(text.to(captures) - length, text, piece, captures);
        }
    }

    record Contains(Range text, Range piece) implements Predicate {
        @Override
        public int test(Captures captures) {
            if (!arePresent(text, piece, captures)) {
                return UNKNOWN;
            }
            byte[] bytes = text.bytes(captures);
            byte[] wanted = piece.bytes(captures);
            int from = piece.from(captures);
            int to = piece.to(captures);
            int length = to - from;
            int last = text.to(captures) - length;
            if (length == 0) {
                return TRUE;
            }
            byte first = wanted[from];
            for (int i = text.from(captures); i <= last; i++) {
                if (bytes[i] == first && Arrays.equals(bytes, i, i + length, wanted, from, to)) {
                    return TRUE;
                }
            }
            return FALSE;
        }
    }

    /** A pattern, found anywhere in the text. */
    record Matches(Range text, Utf8Pattern pattern) implements Predicate {
        @Override
        public int test(Captures captures) {
            return text.state(captures) != Captures.PRESENT
                    ? UNKNOWN
                    : pattern.accepts(text.bytes(captures), text.from(captures), text.to(captures)) ? TRUE : FALSE;
        }
    }

    static Predicate matches(Range text, String expression) throws NotNative {
        if (Pattern.compile(expression).programSize() > MAX_PROGRAM) {
            throw new NotNative("a pattern that is too large");
        }
        return new Matches(text, Utf8Pattern.finding(expression));
    }

    private static boolean arePresent(Range text, Range piece, Captures captures) {
        return text.state(captures) == Captures.PRESENT && piece.state(captures) == Captures.PRESENT;
    }

    private static int at(int at, Range text, Range piece, Captures captures) {
        int from = piece.from(captures);
        int to = piece.to(captures);
        return at >= text.from(captures)
                        && at + to - from <= text.to(captures)
                        && Arrays.equals(text.bytes(captures), at, at + to - from, piece.bytes(captures), from, to)
                ? Predicate.TRUE
                : Predicate.FALSE;
    }
}
