// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import io.heddle.registry.lineage.DatasetAlias;
import io.heddle.registry.lineage.LineageClaim;
import io.heddle.registry.lineage.LineageNode;
import io.heddle.registry.lineage.LineageSource;
import io.heddle.registry.lineage.openlineage.LineageEvent.FieldFlow;

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
    private LineageEventClaims() {}

    /** @param time when the flows were seen */
    static List<LineageClaim> fromEvent(LineageEvent event, Instant time) {
        Set<LineageClaim> claims = new LinkedHashSet<>();
        Optional<LineageNode.Application> job = event.job();
        for (LineageNode.Dataset input : event.inputs()) {
            if (job.isPresent()) {
                claims.add(claim(event, input, job.get(), time));
            } else {
                event.outputs().stream()
                        .filter(output -> !output.equals(input))
                        .forEach(output -> claims.add(claim(event, input, output, time)));
            }
        }
        job.ifPresent(from -> event.outputs().forEach(output -> claims.add(claim(event, from, output, time))));
        event.links().forEach(link -> claims.add(claim(event, link.from(), link.to(), time)));
        for (FieldFlow flow : event.flows()) {
            claims.add(claim(event, flow.from(), flow.to(), flow.via(), flow.mask(), time));
        }
        return List.copyOf(claims);
    }

    /** @param time when the datasets were seen to be the same */
    static List<DatasetAlias> aliases(LineageEvent event, Instant time) {
        return event.symlinks().stream()
                .map(symlink -> new DatasetAlias(symlink.dataset(), symlink.other(), time))
                .toList();
    }

    private static LineageClaim claim(LineageEvent event, LineageNode from, LineageNode to, Instant time) {
        return claim(event, from, to, Optional.empty(), Optional.empty(), time);
    }

    private static LineageClaim claim(
            LineageEvent event, LineageNode from, LineageNode to, Optional<LineageNode.Application> via,
            Optional<String> mask, Instant time) {
        return new LineageClaim(from, to, LineageSource.REPORTED, event.producer(), via, mask, time, time);
    }
}
