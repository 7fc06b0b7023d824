// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which times of events count. Edges of an event whose own time cannot count are dated by its arrival: they were
 * reported then, and would otherwise have expired before anyone sees them. Thread-safe.
 *
 * @param expiry how long the graph keeps an edge after it was last seen
 */
record EventTimeLimits(Duration expiry) {
    /** Tolerance for clocks that are ahead. */
    private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);

    private static final String ARRIVAL_COUNTS = "; the time of arrival counts";

    /** @param received when the event was appended to the topic */
    Instant counted(LineageEvent event, Instant received) {
        return event.time().filter(time -> objection(time, received).isEmpty()).orElse(received);
    }

    /** Says that another time than the event's own counts; empty if the event has none, which its reader notices. */
    Optional<LineageEventNotice> notice(LineageEvent event, Instant received) {
        return event.time()
                .flatMap(time -> objection(time, received))
                .map(objection -> new LineageEventNotice("eventTime", objection + ARRIVAL_COUNTS));
    }

    private Optional<String> objection(Instant time, Instant received) {
        if (!time.isBefore(received.plus(MAX_CLOCK_SKEW))) {
            return Optional.of("is in the future");
        }
        // By seconds, because the difference of two times may be too large for milliseconds.
        return time.isBefore(received) && received.getEpochSecond() - time.getEpochSecond() >= expiry.toSeconds()
                ? Optional.of("is older than the lineage graph keeps edges (" + expiry.toDays() + " days)")
                : Optional.empty();
    }
}
