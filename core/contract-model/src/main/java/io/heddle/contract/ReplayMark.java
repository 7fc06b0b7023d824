// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tracks the history of a record that was replayed from quarantine: header {@link RecordHeaders#REPLAY}, as {@code
 * run=mf3k2x9a.x7q1;from=0:12;first=4711;attempt=2}. Immutable.
 *
 * @param run the replay run
 * @param partition of the quarantine; the same on every topic of the product
 * @param offset in the quarantine, of the record that was replayed
 * @param first the ingest offset at which a client first wrote the record
 * @param attempt counts the replays of the record, from 1
 */
public record ReplayMark(String run, int partition, long offset, long first, int attempt) {
    private static final Pattern RUN = Pattern.compile("[0-9a-z]{7,10}\\.[0-9a-z]{4}");
    private static final Pattern FORM = Pattern.compile("run=(" + RUN.pattern()
            + ");from=([0-9]{1,9}):([0-9]{1,18});first=([0-9]{1,18});attempt=([0-9]{1,9})");

    /** The maximum length of a mark as text. */
    public static final int MAX_LENGTH = 128;

    public ReplayMark {
        if (!isRun(run) || partition < 0 || offset < 0 || first < 0 || attempt < 1) {
            throw new IllegalArgumentException(
                    "not a replay mark: " + run + ", " + partition + ":" + offset + ", " + first
                            + ", attempt " + attempt);
        }
    }

    /** Whether a text has the form of a run's name. Free text is not allowed because it would bypass every mask. */
    public static boolean isRun(String text) {
        return RUN.matcher(text).matches();
    }

    /** Empty if the text is not a valid mark; clients can write this header too. */
    public static Optional<ReplayMark> parse(String text) {
        Matcher matcher = FORM.matcher(text.length() > MAX_LENGTH ? "" : text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(5)) == 0) {
            return Optional.empty();
        }
        return Optional.of(new ReplayMark(matcher.group(1), Integer.parseInt(matcher.group(2)),
                Long.parseLong(matcher.group(3)), Long.parseLong(matcher.group(4)),
                Integer.parseInt(matcher.group(5))));
    }

    @Override
    public String toString() {
        return "run=" + run + ";from=" + partition + ":" + offset + ";first=" + first + ";attempt=" + attempt;
    }
}
