// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of publish. Its records carry the CloudEvents id {@code run-line}, so that a later run can see in the mesh
 * itself which lines arrived, even those whose acknowledgement was lost.
 *
 * @param started to the millisecond
 * @param random tells runs of the same millisecond apart
 */
record RunId(Instant started, String random) {
    private static final Pattern FORM = Pattern.compile("([0-9a-z]{7,10})\\.([0-9a-z]{4})");
    private static final Pattern EVENT = Pattern.compile("(" + FORM.pattern() + ")-([1-9][0-9]{0,8})");

    static RunId start(Instant now) {
        int random = ThreadLocalRandom.current().nextInt(36 * 36 * 36, 36 * 36 * 36 * 36);
        return new RunId(Instant.ofEpochMilli(now.toEpochMilli()), Integer.toString(random, 36));
    }

    /** Empty if the text is no run id. */
    static Optional<RunId> parse(String text) {
        Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
        return matcher.matches()
                ? Optional.of(new RunId(Instant.ofEpochMilli(Long.parseLong(matcher.group(1), 36)), matcher.group(2)))
                : Optional.empty();
    }

    /** The CloudEvents id of a line's record. */
    String eventId(long line) {
        return this + "-" + line;
    }

    /** The line of a CloudEvents id, if it is one of this run. */
    OptionalInt lineOf(String eventId) {
        Matcher matcher = EVENT.matcher(eventId);
        return matcher.matches() && matcher.group(1).equals(toString())
                ? OptionalInt.of(Integer.parseInt(matcher.group(4)))
                : OptionalInt.empty();
    }

    @Override
    public String toString() {
        return Long.toString(started.toEpochMilli(), 36) + "." + random;
    }
}
