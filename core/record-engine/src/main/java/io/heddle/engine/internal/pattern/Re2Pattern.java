// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import java.nio.charset.StandardCharsets;

/** RE2/J itself, on a string decoded from the bytes. */
final class Re2Pattern implements Utf8Pattern {
    private final Pattern pattern;
    private final boolean anchored;

    Re2Pattern(String expression, boolean anchored) {
        this.pattern = Pattern.compile(expression);
        this.anchored = anchored;
    }

    @Override
    public boolean accepts(byte[] utf8, int from, int end) {
        Matcher matcher = pattern.matcher(new String(utf8, from, end - from, StandardCharsets.UTF_8));
        return anchored ? matcher.matches() : matcher.find();
    }

    @Override
    public boolean isCompiled() {
        return false;
    }

    @Override
    public String toString() {
        return "RE2/J " + pattern.pattern();
    }
}
