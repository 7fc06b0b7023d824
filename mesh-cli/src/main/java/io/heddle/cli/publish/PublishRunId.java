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
 * One run of publish. Its records carry the CloudEvents id {@code run-line}, so that a later run can see in the mesh
 * itself which lines arrived, even those whose acknowledgement was lost.
 *
 * @param started to the millisecond
 * @param input tells inputs apart: four characters made of the file's name
 */
record PublishRunId(Instant started, String input) {
    private static final long MIN_INPUT = 36 * 36 * 36;
    private static final long MAX_INPUT = MIN_INPUT * 36;
    private static final Pattern RUN_PATTERN = Pattern.compile("([0-9a-z]{7,10})\\.([0-9a-z]{4})");
    private static final Pattern EVENT_ID_PATTERN =
            Pattern.compile("(" + RUN_PATTERN.pattern() + ")-([1-9][0-9]{0,8})");

    /** @param source the name of the input; its content has no part in the id, which everybody may read */
    static PublishRunId start(Instant startTime, String source) {
        return new PublishRunId(Instant.ofEpochMilli(startTime.toEpochMilli()), hashInput(source));
    }

    /** Whether it was a run of that input. */
    boolean isRunOf(String source) {
        return input.equals(hashInput(source));
    }

    private static String hashInput(String source) {
        CRC32 crc = new CRC32();
        crc.update(source.getBytes(StandardCharsets.UTF_8));
        return Long.toString(MIN_INPUT + crc.getValue() % (MAX_INPUT - MIN_INPUT), 36);
    }

    /** The run of a CloudEvents id; empty if publish did not give it. */
    static Optional<PublishRunId> ofEvent(String eventId) {
        Matcher matcher = EVENT_ID_PATTERN.matcher(eventId);
        return matcher.matches() ? parse(matcher.group(1)) : Optional.empty();
    }

    /** Empty if the text is no run id. */
    static Optional<PublishRunId> parse(String text) {
        Matcher matcher = RUN_PATTERN.matcher(text.toLowerCase(Locale.ROOT));
        return matcher.matches()
                ? Optional.of(
                        new PublishRunId(Instant.ofEpochMilli(Long.parseLong(matcher.group(1), 36)), matcher.group(2)))
                : Optional.empty();
    }

    /** The CloudEvents id of a line's record. */
    String eventId(long line) {
        return this + "-" + line;
    }

    /** The line of a CloudEvents id, if it is one of this run. */
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
