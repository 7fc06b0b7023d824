// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.pattern;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Estimates the size of a regular expression after RE2 has expanded its counted repetitions. Compiling
 * {@code ((a{1000}){1000}){1000}} would exhaust the memory, so the size is checked first.
 */
final class PatternSizeEstimate {
    /** The maximum size that is compiled. */
    static final int MAX = 10_000;

    private static final Pattern REPETITION = Pattern.compile("\\{(\\d{1,9})(,(\\d{0,9}))?}");
    private static final Pattern FLAGS = Pattern.compile("\\(\\?[a-zA-Z-]*\\)");
    private static final String QUOTE = "\\Q";
    private static final String END_OF_QUOTE = "\\E";
    private static final int UNICODE_CLASS = 20;
    private static final int GROUP = 2;

    private final String text;
    private final Deque<Long> open = new ArrayDeque<>();
    private long sum;
    private long last;
    private int position;

    private PatternSizeEstimate(String text) {
        this.text = text;
    }

    /** An estimate that is never far too low; for invalid expressions the result is arbitrary. */
    static long estimate(String expression) {
        PatternSizeEstimate size = new PatternSizeEstimate(expression);
        while (size.position < expression.length() && size.sum <= MAX) {
            size.step();
        }
        while (!size.open.isEmpty()) {
            size.sum += size.open.pop();
        }
        return size.sum;
    }

    private void step() {
        char c = text.charAt(position);
        switch (c) {
            case '(' -> group();
            case ')' -> {
                last = sum + GROUP;
                sum = (open.isEmpty() ? 0 : open.pop()) + last;
                position++;
            }
            case '{' -> repetition();
            case '[' -> characterClass();
            case '\\' -> escape();
            case '*', '+', '?' -> {
                sum++;
                last++;
                position++;
            }
            default -> atom(1, 1);
        }
    }

    /** A flag group is not an atom: a repetition after {@code (?i)} applies to what precedes it. */
    private void group() {
        Matcher flags = FLAGS.matcher(text).region(position, text.length());
        if (flags.lookingAt()) {
            position = flags.end();
            return;
        }
        open.push(sum);
        sum = 0;
        position++;
    }

    private void atom(long size, int length) {
        last = size;
        sum += size;
        position += length;
    }

    private void repetition() {
        Matcher repetition = REPETITION.matcher(text).region(position, text.length());
        if (!repetition.lookingAt()) {
            atom(1, 1);
            return;
        }
        long count = Long.parseLong(repetition.group(1));
        String maxCount = repetition.group(3);
        if (maxCount != null) {
            count = maxCount.isEmpty() ? count + 1 : Math.max(count, Long.parseLong(maxCount));
        }
        long repeatedSize = last * Math.max(count, 1);
        sum += repeatedSize - last;
        last = repeatedSize;
        position = repetition.end();
    }

    /** Each quoted character is an atom; an empty quote is none. */
    private void quote() {
        int begin = position + QUOTE.length();
        int end = text.indexOf(END_OF_QUOTE, begin);
        int length = (end < 0 ? text.length() : end) - begin;
        if (length > 0) {
            sum += length;
            last = 1;
        }
        position = end < 0 ? text.length() : end + END_OF_QUOTE.length();
    }

    private void escape() {
        if (text.startsWith(QUOTE, position)) {
            quote();
            return;
        }
        char next = position + 1 < text.length() ? text.charAt(position + 1) : ' ';
        int brace = "pPx".indexOf(next) >= 0 && text.startsWith("{", position + 2) ? text.indexOf('}', position) : -1;
        boolean unicode = next == 'p' || next == 'P';
        int length = brace >= 0 ? brace + 1 - position : unicode ? 3 : 2;
        atom(unicode ? UNICODE_CLASS : 1, length);
    }

    private void characterClass() {
        int end = position + 1;
        long size = 1;
        boolean first = true;
        while (end < text.length() && (first || text.charAt(end) != ']')) {
            char c = text.charAt(end);
            first = first && c == '^';
            size += c == '\\' && end + 1 < text.length() && "pP".indexOf(text.charAt(end + 1)) >= 0 ? UNICODE_CLASS : 0;
            end += c == '\\' ? 2 : 1;
        }
        atom(size, Math.max(1, end + 1 - position));
    }
}
