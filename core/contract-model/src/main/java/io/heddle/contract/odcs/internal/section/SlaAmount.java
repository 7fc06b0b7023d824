// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The amount of a service level as people write it: {@code 15}, {@code 25h}, {@code 99.9%}, {@code 1000 rec/s}, or an
 * ISO 8601 duration such as {@code P1Y}.
 *
 * @param unit written in the text itself, or {@code ""}
 * @param months whether calendar months were counted as 30 days
 */
record SlaAmount(BigDecimal value, String unit, boolean months) {
    /** A number, perhaps behind a comparison that says no more than the property does, and its unit. */
    private static final Pattern TEXT = Pattern.compile(
            "(?:<=|>=|<|>|\u2264|\u2265)?\\s*(\\d{1,18}(?:\\.\\d{1,18})?)\\s*([^\\d\\s.,:][^\\d]{0,39})?");
    private static final Pattern ISO = Pattern.compile(
            "P(?:(\\d{1,9})Y)?(?:(\\d{1,9})M)?(?:(\\d{1,9})W)?(?:(\\d{1,9})D)?"
                    + "(?:T(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9}(?:\\.\\d{1,9})?)S)?)?");
    private static final String[] ISO_UNITS = {"y", "months", "w", "d", "h", "m", "s"};
    private static final long[] ISO_SECONDS = {365 * 86_400, 30 * 86_400, 7 * 86_400, 86_400, 3_600, 60, 1};

    /** Empty if the text is none of these forms. */
    static Optional<SlaAmount> parse(String text) {
        Matcher number = TEXT.matcher(text.strip());
        if (number.matches()) {
            String unit = number.group(2) == null ? "" : number.group(2).strip();
            return Optional.of(new SlaAmount(new BigDecimal(number.group(1)), unit, false));
        }
        Matcher iso = ISO.matcher(text.strip().toUpperCase(Locale.ROOT));
        return iso.matches() && iso.start() < iso.end() ? duration(iso) : Optional.empty();
    }

    /** One part keeps its unit, several are added up in seconds. */
    private static Optional<SlaAmount> duration(Matcher iso) {
        BigDecimal seconds = BigDecimal.ZERO;
        Optional<SlaAmount> single = Optional.empty();
        int parts = 0;
        for (int i = 0; i < ISO_UNITS.length; i++) {
            String part = iso.group(i + 1);
            if (part != null) {
                parts++;
                BigDecimal value = new BigDecimal(part);
                single = Optional.of(new SlaAmount(value, ISO_UNITS[i], i == 1));
                seconds = seconds.add(value.multiply(BigDecimal.valueOf(ISO_SECONDS[i])));
            }
        }
        return parts <= 1 ? single : Optional.of(new SlaAmount(seconds, "s", iso.group(2) != null));
    }
}
