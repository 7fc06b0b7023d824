// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.pattern;

import io.heddle.engine.internal.pattern.PatternNode.CharacterNode;
import io.heddle.engine.internal.pattern.PatternNode.ChoiceNode;
import io.heddle.engine.internal.pattern.PatternNode.EndAnchor;
import io.heddle.engine.internal.pattern.PatternNode.RepeatNode;
import io.heddle.engine.internal.pattern.PatternNode.SequenceNode;
import io.heddle.engine.internal.pattern.PatternNode.StartAnchor;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Parses literals, classes, groups, alternatives, repetitions and the anchors {@code ^ $ \A \z} of expressions that
 * RE2/J accepts. All other RE2 syntax (flags, word boundaries, Unicode classes, named groups, quotes, numeric escapes)
 * is unsupported here, and so is rare and easily misread syntax such as a curly bracket that repeats nothing.
 */
final class Re2Parser {
    private static final int LONGEST = 2000;
    private static final int DEEPEST = 50;
    private static final CodePointSet ALL_BUT_NEWLINE = CodePointSet.of('\n').others();

    private final int[] text;
    private int position;
    private int depth;

    /** The expression uses unsupported syntax. Has no stack trace. */
    private static final class UnsupportedSyntaxException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnsupportedSyntaxException() {
            super("left to RE2/J", null, false, false);
        }
    }

    private Re2Parser(int[] text) {
        this.text = text;
    }

    /** Null if the expression uses unsupported syntax. */
    static @Nullable PatternNode parse(String expression) {
        if (expression.length() > LONGEST) {
            return null;
        }
        try {
            Re2Parser syntax = new Re2Parser(expression.codePoints().toArray());
            PatternNode piece = syntax.choice();
            return syntax.position == syntax.text.length ? piece : null;
        } catch (UnsupportedSyntaxException e) {
            return null;
        }
    }

    private PatternNode choice() {
        if (++depth > DEEPEST) {
            throw new UnsupportedSyntaxException();
        }
        List<PatternNode> pieces = new ArrayList<>();
        pieces.add(sequence());
        while (skip('|')) {
            pieces.add(sequence());
        }
        depth--;
        return pieces.size() == 1 ? pieces.get(0) : new ChoiceNode(pieces);
    }

    private PatternNode sequence() {
        List<PatternNode> pieces = new ArrayList<>();
        while (position < text.length && text[position] != '|' && text[position] != ')') {
            pieces.add(repeated());
        }
        return new SequenceNode(pieces);
    }

    private PatternNode repeated() {
        PatternNode piece = single();
        if (position == text.length || !isRepeat(text[position])) {
            return piece;
        }
        if (piece instanceof StartAnchor || piece instanceof EndAnchor) {
            throw new UnsupportedSyntaxException();
        }
        RepeatNode repeat = repeat(piece, next());
        // Lazy or greedy makes no difference to whether there is a match.
        skip('?');
        if (position < text.length && isRepeat(text[position])) {
            throw new UnsupportedSyntaxException();
        }
        return repeat;
    }

    private static boolean isRepeat(int c) {
        return c == '*' || c == '+' || c == '?' || c == '{';
    }

    private RepeatNode repeat(PatternNode piece, int sign) {
        if (sign != '{') {
            return new RepeatNode(piece, sign == '+' ? 1 : 0, sign == '?' ? 1 : -1);
        }
        int min = number();
        int max = min;
        if (skip(',')) {
            max = position < text.length && text[position] == '}' ? -1 : number();
        }
        if (!skip('}') || (max >= 0 && max < min)) {
            throw new UnsupportedSyntaxException();
        }
        return new RepeatNode(piece, min, max);
    }

    private int number() {
        int from = position;
        int number = 0;
        while (position < text.length && text[position] >= '0' && text[position] <= '9' && position - from < 5) {
            number = number * 10 + text[position++] - '0';
        }
        if (position == from) {
            throw new UnsupportedSyntaxException();
        }
        return number;
    }

    private PatternNode single() {
        int c = next();
        return switch (c) {
            case '(' -> group();
            case '[' -> new CharacterNode(characterClass());
            case '.' -> new CharacterNode(ALL_BUT_NEWLINE);
            case '^' -> new StartAnchor();
            case '$' -> new EndAnchor();
            case '\\' -> escaped();
            case '*', '+', '?', '{', '}', ']' -> throw new UnsupportedSyntaxException();
            default -> new CharacterNode(CodePointSet.of(c));
        };
    }

    private PatternNode group() {
        if (skip('?') && !skip(':')) {
            throw new UnsupportedSyntaxException();
        }
        PatternNode inside = choice();
        if (!skip(')')) {
            throw new UnsupportedSyntaxException();
        }
        return inside;
    }

    private PatternNode escaped() {
        int c = next();
        if (c == 'A') {
            return new StartAnchor();
        }
        if (c == 'z') {
            return new EndAnchor();
        }
        CodePointSet perl = perlClass(c);
        return new CharacterNode(perl == null ? CodePointSet.of(literal(c)) : perl);
    }

    private static @Nullable CodePointSet perlClass(int c) {
        return switch (c) {
            case 'd' -> CodePointSet.ofPairs("09");
            case 'w' -> CodePointSet.ofPairs("09AZ__az");
            case 's' -> CodePointSet.ofPairs("\t\n\f\r  ");
            case 'D' -> CodePointSet.ofPairs("09").others();
            case 'W' -> CodePointSet.ofPairs("09AZ__az").others();
            case 'S' -> CodePointSet.ofPairs("\t\n\f\r  ").others();
            default -> null;
        };
    }

    /** The single character that an escape denotes. */
    private static int literal(int c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            default -> {
                if (c <= ' ' || c >= 0x7f || Character.isLetterOrDigit(c)) {
                    throw new UnsupportedSyntaxException();
                }
                yield c;
            }
        };
    }

    private CodePointSet characterClass() {
        boolean others = skip('^');
        List<int[]> ranges = new ArrayList<>();
        boolean first = true;
        while (!skip(']')) {
            int c = next();
            boolean last = position < text.length && text[position] == ']';
            if (c == '[' || (c == '-' && !first && !last)) {
                throw new UnsupportedSyntaxException();
            }
            first = false;
            CodePointSet perl = c == '\\' && position < text.length ? perlClass(text[position]) : null;
            if (perl != null) {
                position++;
                ranges.addAll(perl.ranges());
                if (position + 1 < text.length && text[position] == '-' && text[position + 1] != ']') {
                    throw new UnsupportedSyntaxException();
                }
                continue;
            }
            int low = c == '\\' ? literal(next()) : c;
            int high = low;
            if (position + 1 < text.length && text[position] == '-' && text[position + 1] != ']') {
                position++;
                int end = next();
                if (end == '[' || end == '-' || c == '-') {
                    throw new UnsupportedSyntaxException();
                }
                high = end == '\\' ? literal(next()) : end;
            }
            if (high < low) {
                throw new UnsupportedSyntaxException();
            }
            ranges.add(new int[] {low, high + 1});
        }
        // A ] right at the start is a literal in RE2.
        if (ranges.isEmpty()) {
            throw new UnsupportedSyntaxException();
        }
        CodePointSet set = CodePointSet.union(ranges);
        return others ? set.others() : set;
    }

    private boolean skip(int c) {
        if (position < text.length && text[position] == c) {
            position++;
            return true;
        }
        return false;
    }

    private int next() {
        if (position == text.length) {
            throw new UnsupportedSyntaxException();
        }
        return text[position++];
    }
}
