// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import io.heddle.registry.lineage.LineageClaim;
import io.heddle.registry.lineage.LineageNode;
import io.heddle.registry.lineage.LineageSource;
import io.heddle.registry.lineage.openlineage.LineageEvent.FieldFlow;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Converts an event to claims: inputs feed the job, the job feeds its outputs, fields feed fields. Events of every type
 * count: an endless stream, or a job that failed after reading, still is lineage. Pure.
 */
final class LineageEventClaims {
    /** Tolerance for clocks that are ahead. */
    private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);

    /** No real event is older, as neither OpenLineage nor Kafka existed: the sender's clock was never set. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private LineageEventClaims() {}

    /** @param received when the event was appended to the topic; replaces an implausible event time */
    static List<LineageClaim> fromEventEvent(LineageEvent event, Instant received) {
        boolean possible = event.time().isAfter(EARLIEST) && event.time().isBefore(received.plus(MAX_CLOCK_SKEW));
        Instant time = possible ? event.time() : received;
        Set<LineageClaim> claims = new LinkedHashSet<>();
        Optional<LineageNode.Application> job = event.job();
        for (LineageNode.Dataset input : event.inputs()) {
            if (job.isPresent()) {
                claims.add(claim(event, input, job.get(), Optional.empty(), time));
            } else {
                event.outputs().stream()
                        .filter(output -> !output.equals(input))
                        .forEach(output -> claims.add(claim(event, input, output, Optional.empty(), time)));
            }
        }
        job.ifPresent(from -> event.outputs()
                .forEach(output -> claims.add(claim(event, from, output, Optional.empty(), time))));
        for (FieldFlow flow : event.flows()) {
            claims.add(claim(event, flow.from(), flow.to(), flow.mask(), time));
        }
        return List.copyOf(claims);
    }

    private static LineageClaim claim(
            LineageEvent event, LineageNode from, LineageNode to, Optional<String> mask, Instant time) {
        Optional<LineageNode.Application> via = from instanceof LineageNode.Field ? event.job() : Optional.empty();
        return new LineageClaim(from, to, LineageSource.REPORTED, event.producer(), via, mask, time, time);
    }
}
