// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.pattern;

import io.heddle.contract.pattern.RegularExpression.InvalidExpressionException;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites an ECMA-262 expression (Unicode mode) in RE2's syntax. It differs where both would read the same text in two
 * ways: {@code .} stops at every line terminator, {@code \s} is Unicode's white space, {@code [} has no meaning in a
 * class, and {@code []} is an empty class. Everything else is left to RE2, which refuses what it does not know.
 */
final class EcmaTranslation {
    private static final String DOT = "[^\\n\\r\u2028\u2029]";
    private static final String SPACE = "\\t-\\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";
    private static final String NO_SPACE = "\\x{0}-\\x{8}\\x{e}-\\x{1f}!-\u009f\u00a1-\u167f\u1681-\u1fff\u200b-\u2027"
            + "\u202a-\u202e\u2030-\u205e\u2060-\u2fff\u3001-\ufefe\uff00-\\x{10ffff}";
    private static final String ANYTHING = "[\\x{0}-\\x{10ffff}]";
    private static final String NOTHING = "[^\\x{0}-\\x{10ffff}]";

    private static final Pattern DOT_ALL = Pattern.compile("\\(\\?[a-zA-Z]*s");
    private static final Pattern POSIX_CLASS = Pattern.compile("\\[:\\^?[a-z]+:]");
    private static final Pattern CODE_POINT = Pattern.compile("u([0-9a-fA-F]{4})|u\\{([0-9a-fA-F]{1,6})}");
    private static final Pattern LOW_SURROGATE = Pattern.compile("\\\\u([dD][c-fC-F][0-9a-fA-F]{2})");
    private static final Pattern BYTE = Pattern.compile("x([0-9a-fA-F]{2})");
    private static final Pattern CONTROL = Pattern.compile("c([A-Za-z])");
    private static final Pattern PROPERTY = Pattern.compile(
            "([pP])\\{(?:(?:Script|sc|Script_Extensions|scx|General_Category|gc)=)?([A-Za-z_]+)}");
    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("Letter", "L"), Map.entry("Lowercase_Letter", "Ll"), Map.entry("Uppercase_Letter", "Lu"),
            Map.entry("Titlecase_Letter", "Lt"), Map.entry("Modifier_Letter", "Lm"), Map.entry("Other_Letter", "Lo"),
            Map.entry("Mark", "M"), Map.entry("Number", "N"), Map.entry("Decimal_Number", "Nd"),
            Map.entry("Letter_Number", "Nl"), Map.entry("Other_Number", "No"), Map.entry("Punctuation", "P"),
            Map.entry("Symbol", "S"), Map.entry("Currency_Symbol", "Sc"), Map.entry("Math_Symbol", "Sm"),
            Map.entry("Separator", "Z"), Map.entry("Space_Separator", "Zs"), Map.entry("Other", "C"),
            Map.entry("Control", "Cc"), Map.entry("Latn", "Latin"), Map.entry("Grek", "Greek"),
            Map.entry("Cyrl", "Cyrillic"), Map.entry("Arab", "Arabic"), Map.entry("Hebr", "Hebrew"));
    private static final Map<String, String> REFUSED_GROUPS = Map.of(
            "(?=", "no look-ahead (?=...)", "(?!", "no negative look-ahead (?!...)",
            "(?<=", "no look-behind (?<=...)", "(?<!", "no negative look-behind (?<!...)",
            "(?>", "no atomic group (?>...)");

    private final String text;
    private final boolean dotAll;
    private final StringBuilder out = new StringBuilder();
    private int position;

    private EcmaTranslation(String text) {
        this.text = text;
        this.dotAll = DOT_ALL.matcher(text).find();
    }

    /**
     * The expression in RE2's syntax, which may still be invalid.
     *
     * @throws InvalidExpressionException if it uses what RE2 does not have
     */
    static String toRe2(String expression) {
        EcmaTranslation translation = new EcmaTranslation(expression);
        while (translation.position < expression.length()) {
            translation.step();
        }
        return translation.out.toString();
    }

    private void step() {
        char c = text.charAt(position);
        switch (c) {
            case '\\' -> escape(false);
            case '[' -> characterClass();
            case '(' -> group();
            case '.' -> replace(1, dotAll ? "." : DOT);
            default -> replace(1, String.valueOf(c));
        }
    }

    private void group() {
        REFUSED_GROUPS.forEach((start, name) -> {
            if (text.startsWith(start, position)) {
                throw new InvalidExpressionException("RE2 has " + name);
            }
        });
        if (text.startsWith("(?<", position)) {
            replace(3, "(?P<");
        } else {
            replace(1, "(");
        }
    }

    private void characterClass() {
        if (text.startsWith("[]", position)) {
            replace(2, NOTHING);
        } else if (text.startsWith("[^]", position)) {
            replace(3, ANYTHING);
        } else {
            replace(1, "[");
            while (position < text.length() && text.charAt(position) != ']') {
                char c = text.charAt(position);
                if (c == '\\') {
                    escape(true);
                } else if (c == '[') {
                    literalBracket();
                } else {
                    replace(1, String.valueOf(c));
                }
            }
            if (position < text.length()) {
                replace(1, "]");
            }
        }
    }

    private void literalBracket() {
        Matcher posix = POSIX_CLASS.matcher(text).region(position, text.length());
        if (posix.lookingAt()) {
            throw new InvalidExpressionException(
                    posix.group() + " is a class in RE2, but not in ECMA-262; list the characters, such as a-z");
        }
        replace(1, "\\[");
    }

    private void escape(boolean inClass) {
        position++;
        if (position == text.length()) {
            out.append('\\');
            return;
        }
        char c = text.charAt(position);
        switch (c) {
            case 's' -> replace(1, inClass ? SPACE : "[" + SPACE + "]");
            case 'S' -> replace(1, inClass ? NO_SPACE : "[^" + SPACE + "]");
            case 'b' -> replace(1, inClass ? "\\x{8}" : "\\b");
            case 'u' -> codePoint();
            case 'x' -> character(BYTE, 16);
            case 'c' -> character(CONTROL, 0);
            case '0' -> replace(1, "\\x{0}");
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                throw new InvalidExpressionException("RE2 has no back references \\" + c);
            case 'k' -> throw new InvalidExpressionException("RE2 has no back references \\k<...>");
            case 'p', 'P' -> property();
            default -> replace(1, "\\" + c);
        }
    }

    /** {@code \}{@code u0041}, a surrogate pair of two of them, or {@code \}{@code u{1F600}}. */
    private void codePoint() {
        Matcher matcher = CODE_POINT.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            replace(1, "\\u");
            return;
        }
        int point = Integer.parseInt(matcher.group(1) != null ? matcher.group(1) : matcher.group(2), 16);
        int end = matcher.end();
        if (point >= Character.MIN_HIGH_SURROGATE && point <= Character.MAX_HIGH_SURROGATE) {
            Matcher low = LOW_SURROGATE.matcher(text).region(end, text.length());
            if (low.lookingAt()) {
                point = Character.toCodePoint((char) point, (char) Integer.parseInt(low.group(1), 16));
                end = low.end();
            }
        }
        replace(end - position, literal(point));
    }

    /** @param radix of a number; 0 for a control letter */
    private void character(Pattern form, int radix) {
        Matcher matcher = form.matcher(text).region(position, text.length());
        if (matcher.lookingAt()) {
            int point = radix == 0 ? matcher.group(1).charAt(0) % 32 : Integer.parseInt(matcher.group(1), radix);
            replace(matcher.end() - position, literal(point));
        } else {
            replace(1, "\\" + text.charAt(position));
        }
    }

    private void property() {
        Matcher matcher = PROPERTY.matcher(text).region(position, text.length());
        if (matcher.lookingAt()) {
            String name = PROPERTIES.getOrDefault(matcher.group(2), matcher.group(2));
            replace(matcher.end() - position, "\\" + matcher.group(1) + "{" + name + "}");
        } else {
            replace(1, "\\" + text.charAt(position));
        }
    }

    private static String literal(int point) {
        if (point > Character.MAX_CODE_POINT
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw new InvalidExpressionException(
                    "no text contains the code point \\u{" + Integer.toHexString(point) + "}");
        }
        if (point < ' ' || point == 0x7f) {
            return "\\x{" + Integer.toHexString(point) + "}";
        }
        return point < 0x7f && !Character.isLetterOrDigit(point) && point != ' '
                ? "\\" + (char) point
                : Character.toString(point);
    }

    private void replace(int length, String replacement) {
        out.append(replacement);
        position += length;
    }
}
