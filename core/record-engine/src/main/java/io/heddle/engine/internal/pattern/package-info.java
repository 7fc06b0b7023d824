/**
 * RE2 expressions over UTF-8 bytes without allocation. {@link io.heddle.engine.internal.pattern.Re2Parser} parses the
 * subset of RE2 that contracts typically use, {@link io.heddle.engine.internal.pattern.PatternNfa} turns it into an
 * automaton, and {@link io.heddle.engine.internal.pattern.DfaPattern} makes that a transition table with one step per
 * character. Expressions outside of this subset, or whose table would be too large, are left to RE2/J.
 */
@NullMarked
package io.heddle.engine.internal.pattern;

import org.jspecify.annotations.NullMarked;
