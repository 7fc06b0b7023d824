// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.pattern;

import java.util.Random;

/** RE2 expressions and texts that almost match them. Deterministic for a seed. */
final class RandomPatterns {
    private static final String[] ONES = {
        "a", "b", "c", "é", "漢", "\uD83D\uDE80", "0", "-", " ", "\n", ".", "\\d", "\\w", "\\s", "\\D", "\\W", "\\S",
        "\\.", "\\-",
        "\\\\", "\\n", "[ab]", "[^a]", "[a-c]", "[^a-c\\n]", "[é-漢]", "[\\d_-]", "[^\\w]", "[-a]", "[.*]", "[\\]\\[]",
        "[^\\s\uD83D\uDE80]"
    };
    private static final String[] REPEATS = {"*", "+", "?", "*?", "+?", "??", "{2}", "{0}", "{1,}", "{0,3}", "{2,3}?"};
    private static final String SOUP = "ab^$.|()[]*+?{}\\-,20dwszApQ:i é漢\n";
    private static final String TEXT = "aaabbc0-_. \n\té漢\uD83D\uDE80\u0080\u07ff\uffff[\\";

    private final Random random;

    RandomPatterns(long seed) {
        random = new Random(seed);
    }

    /** Mostly syntax that is common in contracts. */
    String pattern() {
        return pattern(0);
    }

    private String pattern(int depth) {
        StringBuilder pattern = new StringBuilder();
        int parts = 1 + random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            part(depth, pattern);
        }
        return pattern.toString();
    }

    private void part(int depth, StringBuilder pattern) {
        int kind = random.nextInt(depth < 3 ? 12 : 6);
        if (kind < 6) {
            pattern.append(ONES[random.nextInt(ONES.length)]);
        } else if (kind < 8) {
            pattern.append(random.nextBoolean() ? "(" : "(?:").append(pattern(depth + 1)).append(')');
        } else if (kind < 10) {
            pattern.append('(').append(pattern(depth + 1)).append('|')
                    .append(random.nextInt(5) == 0 ? "" : pattern(depth + 1)).append(')');
        } else {
            String[] anchors = {"^", "$", "\\A", "\\z"};
            pattern.append(anchors[random.nextInt(anchors.length)]);
            return;
        }
        if (random.nextInt(3) == 0) {
            pattern.append(REPEATS[random.nextInt(REPEATS.length)]);
        }
    }

    /** Random characters in any order: mostly not a valid expression. */
    String soup() {
        return points(SOUP, random.nextInt(9));
    }

    String text() {
        return points(TEXT, random.nextInt(random.nextBoolean() ? 4 : 14));
    }

    private String points(String alphabet, int count) {
        int[] points = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }
}
