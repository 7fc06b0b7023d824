/**
 * RE2 expressions over UTF-8 bytes without objects. {@link io.heddle.engine.internal.pattern.Re2Parser} reads the part
 * of RE2 that contracts are written in, {@link io.heddle.engine.internal.pattern.PatternNfa} lays it out, and
 * {@link io.heddle.engine.internal.pattern.DfaPattern} makes a table of it, one step a character. What is not in that
 * part, or would take too large a table, is left to RE2/J.
 */
@NullMarked
package io.heddle.engine.internal.pattern;

import org.jspecify.annotations.NullMarked;
