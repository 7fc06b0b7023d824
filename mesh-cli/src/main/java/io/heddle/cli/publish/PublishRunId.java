// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Identifies one run of publish. Its records carry the CloudEvents id {@code run-line}, so that a later run can read
 * from the mesh itself which lines arrived, including those whose acknowledgement was lost.
 *
 * @param started to the millisecond
 * @param input distinguishes inputs: four characters derived from the file name
 */
record PublishRunId(Instant started, String input) {
    private static final long MIN_INPUT = 36 * 36 * 36;
    private static final long MAX_INPUT = MIN_INPUT * 36;
    private static final Pattern RUN_PATTERN = Pattern.compile("([0-9a-z]{7,10})\\.([0-9a-z]{4})");
    private static final Pattern EVENT_ID_PATTERN =
            Pattern.compile("(" + RUN_PATTERN.pattern() + ")-([1-9][0-9]{0,8})");

    /** @param source the name of the input; the id is public, so it is never derived from the content */
    static PublishRunId start(Instant startTime, String source) {
        return new PublishRunId(Instant.ofEpochMilli(startTime.toEpochMilli()), hashInput(source));
    }

    /** Whether this run read that input. */
    boolean isRunOf(String source) {
        return input.equals(hashInput(source));
    }

    private static String hashInput(String source) {
        CRC32 crc = new CRC32();
        crc.update(source.getBytes(StandardCharsets.UTF_8));
        return Long.toString(MIN_INPUT + crc.getValue() % (MAX_INPUT - MIN_INPUT), 36);
    }

    /** Extracts the run from a CloudEvents id; empty if the id was not assigned by publish. */
    static Optional<PublishRunId> ofEvent(String eventId) {
        Matcher matcher = EVENT_ID_PATTERN.matcher(eventId);
        return matcher.matches() ? parse(matcher.group(1)) : Optional.empty();
    }

    /** Parses a run id; empty if the text is not one. */
    static Optional<PublishRunId> parse(String text) {
        Matcher matcher = RUN_PATTERN.matcher(text.toLowerCase(Locale.ROOT));
        return matcher.matches()
                ? Optional.of(
                        new PublishRunId(Instant.ofEpochMilli(Long.parseLong(matcher.group(1), 36)), matcher.group(2)))
                : Optional.empty();
    }

    /** The CloudEvents id of the record of a line. */
    String eventId(long line) {
        return this + "-" + line;
    }

    /** The line number in a CloudEvents id; empty if the id is not of this run. */
    OptionalInt lineOf(String eventId) {
        Matcher matcher = EVENT_ID_PATTERN.matcher(eventId);
        return matcher.matches() && matcher.group(1).equals(toString())
                ? OptionalInt.of(Integer.parseInt(matcher.group(4)))
                : OptionalInt.empty();
    }

    @Override
    public String toString() {
        return Long.toString(started.toEpochMilli(), 36) + "." + input;
    }
}
