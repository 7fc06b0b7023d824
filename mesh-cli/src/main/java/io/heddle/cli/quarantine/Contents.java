// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a quarantine holds: counts of everything, and the latest records. Memory does not grow with it. Not thread-safe. */
final class Contents {
    private final int latest;
    private final Map<String, Count> byReason = new HashMap<>();
    private final Map<Integer, Deque<Rejection>> latestByPartition = new HashMap<>();
    private long total;

    /** @param latest how many records are kept */
    Contents(int latest) {
        this.latest = latest;
    }

    /** How often a rule, or where none is named a reason, occurs. */
    record Count(String reason, String rule, String path, long records, Instant last) {}

    void add(Rejection rejection) {
        total++;
        List<Rejection.Finding> findings = rejection.findings().isEmpty()
                ? List.of(new Rejection.Finding("", "", "", ""))
                : rejection.findings();
        findings.stream().map(f -> new Count(rejection.reason(), f.rule(), f.path(), 1, rejection.time())).distinct()
                .forEach(one -> byReason.merge(
                        String.join("\u0000", one.reason(), one.rule(), one.path()), one, Contents::sum));
        Deque<Rejection> kept = latestByPartition.computeIfAbsent(rejection.partition(), p -> new ArrayDeque<>());
        kept.addLast(rejection);
        if (kept.size() > latest) {
            kept.removeFirst();
        }
    }

    long total() {
        return total;
    }

    /** The most frequent first. */
    List<Count> counts() {
        return byReason.values().stream()
                .sorted(Comparator.comparingLong(Count::records).reversed().thenComparing(Count::reason)
                        .thenComparing(Count::rule).thenComparing(Count::path))
                .toList();
    }

    /** The latest by time, newest first. */
    List<Rejection> latest() {
        return latestByPartition.values().stream().flatMap(Deque::stream)
                .sorted(Comparator.comparing(Rejection::time).thenComparingLong(Rejection::offset).reversed())
                .limit(latest)
                .toList();
    }

    private static Count sum(Count one, Count other) {
        Instant last = one.last().isAfter(other.last()) ? one.last() : other.last();
        return new Count(one.reason(), one.rule(), one.path(), one.records() + other.records(), last);
    }
}
