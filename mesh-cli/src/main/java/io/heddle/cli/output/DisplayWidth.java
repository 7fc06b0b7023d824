// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.output;

/**
 * How many terminal columns a text takes, as terminals count them (Unicode TR 11, Markus Kuhn's {@code wcwidth}): East
 * Asian characters and emoji take two, combining marks none. Stateless.
 */
final class DisplayWidth {
    private DisplayWidth() {}

    /** The number of columns of a text without control characters. */
    static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /** The index after the last character of the text that fits the columns. */
    static int fitting(String text, int columns) {
        int used = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            used += of(text.codePointAt(i));
            if (used > columns) {
                return i;
            }
        }
        return text.length();
    }

    private static int of(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    private static boolean isWide(int codePoint) {
        return codePoint >= 0x1100 && (Character.isEmojiPresentation(codePoint)
                || codePoint <= 0x115f // Hangul Jamo
                || (codePoint >= 0x2e80 && codePoint <= 0xa4cf && codePoint != 0x303f) // CJK to Yi
                || (codePoint >= 0xac00 && codePoint <= 0xd7a3) // Hangul syllables
                || (codePoint >= 0xf900 && codePoint <= 0xfaff) // CJK compatibility ideographs
                || (codePoint >= 0xfe30 && codePoint <= 0xfe6f) // CJK compatibility forms
                || (codePoint >= 0xff00 && codePoint <= 0xff60) // full-width forms
                || (codePoint >= 0xffe0 && codePoint <= 0xffe6)
                || (codePoint >= 0x20000 && codePoint <= 0x3fffd)); // CJK extensions
    }
}
