// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.pattern;

import io.heddle.engine.internal.pattern.Piece.Choice;
import io.heddle.engine.internal.pattern.Piece.End;
import io.heddle.engine.internal.pattern.Piece.One;
import io.heddle.engine.internal.pattern.Piece.Repeat;
import io.heddle.engine.internal.pattern.Piece.Sequence;
import io.heddle.engine.internal.pattern.Piece.Start;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads literals, classes, groups, alternatives, repetitions and the anchors {@code ^ $ \A \z} of expressions that RE2/J is
 * known to take. Whatever else there is in RE2 (flags, word boundaries, Unicode classes, names of groups, quotes, numeric
 * escapes) it leaves alone, and so it does with what is rare and easily misread, such as a curly bracket that repeats nothing.
 */
final class Re2Syntax {
    private static final int LONGEST = 2000;
    private static final int DEEPEST = 50;
    private static final CodePoints ALL_BUT_NEWLINE = CodePoints.of('\n').others();

    private final int[] text;
    private int at;
    private int depth;

    /** Not in the part of RE2 that is read here; without a stack trace. */
    private static final class Left extends RuntimeException {
        private static final long serialVersionUID = 1;

        Left() {
            super("left to RE2/J", null, false, false);
        }
    }

    private Re2Syntax(int[] text) {
        this.text = text;
    }

    /** Null if it is not for here. */
    static @Nullable Piece parse(String expression) {
        if (expression.length() > LONGEST) {
            return null;
        }
        try {
            Re2Syntax syntax = new Re2Syntax(expression.codePoints().toArray());
            Piece piece = syntax.choice();
            return syntax.at == syntax.text.length ? piece : null;
        } catch (Left e) {
            return null;
        }
    }

    private Piece choice() {
        if (++depth > DEEPEST) {
            throw new Left();
        }
        List<Piece> pieces = new ArrayList<>();
        pieces.add(sequence());
        while (skip('|')) {
            pieces.add(sequence());
        }
        depth--;
        return pieces.size() == 1 ? pieces.get(0) : new Choice(pieces);
    }

    private Piece sequence() {
        List<Piece> pieces = new ArrayList<>();
        while (at < text.length && text[at] != '|' && text[at] != ')') {
            pieces.add(repeated());
        }
        return new Sequence(pieces);
    }

    private Piece repeated() {
        Piece piece = single();
        if (at == text.length || !isRepeat(text[at])) {
            return piece;
        }
        if (piece instanceof Start || piece instanceof End) {
            throw new Left();
        }
        Repeat repeat = repeat(piece, next());
        // Whether it takes as little as it can makes no difference to whether there is a match.
        skip('?');
        if (at < text.length && isRepeat(text[at])) {
            throw new Left();
        }
        return repeat;
    }

    private static boolean isRepeat(int c) {
        return c == '*' || c == '+' || c == '?' || c == '{';
    }

    private Repeat repeat(Piece piece, int sign) {
        if (sign != '{') {
            return new Repeat(piece, sign == '+' ? 1 : 0, sign == '?' ? 1 : -1);
        }
        int least = number();
        int most = least;
        if (skip(',')) {
            most = at < text.length && text[at] == '}' ? -1 : number();
        }
        if (!skip('}') || (most >= 0 && most < least)) {
            throw new Left();
        }
        return new Repeat(piece, least, most);
    }

    private int number() {
        int from = at;
        int number = 0;
        while (at < text.length && text[at] >= '0' && text[at] <= '9' && at - from < 5) {
            number = number * 10 + text[at++] - '0';
        }
        if (at == from) {
            throw new Left();
        }
        return number;
    }

    private Piece single() {
        int c = next();
        return switch (c) {
            case '(' -> group();
            case '[' -> new One(characterClass());
            case '.' -> new One(ALL_BUT_NEWLINE);
            case '^' -> new Start();
            case '$' -> new End();
            case '\\' -> escaped();
            case '*', '+', '?', '{', '}', ']' -> throw new Left();
            default -> new One(CodePoints.of(c));
        };
    }

    private Piece group() {
        if (skip('?') && !skip(':')) {
            throw new Left();
        }
        Piece inside = choice();
        if (!skip(')')) {
            throw new Left();
        }
        return inside;
    }

    private Piece escaped() {
        int c = next();
        if (c == 'A') {
            return new Start();
        }
        if (c == 'z') {
            return new End();
        }
        CodePoints perl = perlClass(c);
        return new One(perl == null ? CodePoints.of(literal(c)) : perl);
    }

    private static @Nullable CodePoints perlClass(int c) {
        return switch (c) {
            case 'd' -> CodePoints.ofPairs("09");
            case 'w' -> CodePoints.ofPairs("09AZ__az");
            case 's' -> CodePoints.ofPairs("\t\n\f\r  ");
            case 'D' -> CodePoints.ofPairs("09").others();
            case 'W' -> CodePoints.ofPairs("09AZ__az").others();
            case 'S' -> CodePoints.ofPairs("\t\n\f\r  ").others();
            default -> null;
        };
    }

    /** What an escape stands for that is one character. */
    private static int literal(int c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            default -> {
                if (c <= ' ' || c >= 0x7f || Character.isLetterOrDigit(c)) {
                    throw new Left();
                }
                yield c;
            }
        };
    }

    private CodePoints characterClass() {
        boolean others = skip('^');
        List<int[]> ranges = new ArrayList<>();
        boolean first = true;
        while (!skip(']')) {
            int c = next();
            boolean last = at < text.length && text[at] == ']';
            if (c == '[' || (c == '-' && !first && !last)) {
                throw new Left();
            }
            first = false;
            CodePoints perl = c == '\\' && at < text.length ? perlClass(text[at]) : null;
            if (perl != null) {
                at++;
                ranges.addAll(perl.ranges());
                if (at + 1 < text.length && text[at] == '-' && text[at + 1] != ']') {
                    throw new Left();
                }
                continue;
            }
            int low = c == '\\' ? literal(next()) : c;
            int high = low;
            if (at + 1 < text.length && text[at] == '-' && text[at + 1] != ']') {
                at++;
                int end = next();
                if (end == '[' || end == '-' || c == '-') {
                    throw new Left();
                }
                high = end == '\\' ? literal(next()) : end;
            }
            if (high < low) {
                throw new Left();
            }
            ranges.add(new int[] {low, high + 1});
        }
        // A ] right at the start stands for itself in RE2.
        if (ranges.isEmpty()) {
            throw new Left();
        }
        CodePoints set = CodePoints.union(ranges);
        return others ? set.others() : set;
    }

    private boolean skip(int c) {
        if (at < text.length && text[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private int next() {
        if (at == text.length) {
            throw new Left();
        }
        return text[at++];
    }
}
