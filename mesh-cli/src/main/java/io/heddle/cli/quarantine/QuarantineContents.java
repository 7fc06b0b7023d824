// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.heddle.cli.output.TerminalTable;
import io.heddle.log.quarantine.RejectedRecord;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A summary of a quarantine: counts over all records, and the latest records. Memory use does not grow with the number
 * of records. Not thread-safe.
 */
final class QuarantineContents {
    private static final JsonMapper JSON = new JsonMapper();
    private final int latest;
    private final Map<String, Count> byReason = new HashMap<>();
    private final Map<Integer, Deque<RejectedRecord>> latestByPartition = new HashMap<>();
    private long total;

    /** @param latest how many of the latest records to keep */
    QuarantineContents(int latest) {
        this.latest = latest;
    }

    /** Formats a record count. */
    static String recordCount(long count) {
        return String.format(Locale.ROOT, "%,d record%s", count, count == 1 ? "" : "s");
    }

    /** The counts as a table. */
    TerminalTable table() {
        TerminalTable table = TerminalTable.of("REASON", "RULE", "FIELD", "RECORDS", "LAST (UTC)").right(3);
        counts().forEach(count -> table.row(
                count.reason(), count.rule(), count.path(), Long.toString(count.records()),
                formatSeconds(count.last())));
        return table;
    }

    /** The counts as JSON. */
    ArrayNode document() {
        ArrayNode document = JSON.createArrayNode();
        counts().forEach(count -> document.addObject()
                .put("reason", count.reason())
                .put("rule", count.rule())
                .put("path", count.path())
                .put("records", count.records())
                .put("last", count.last().toString()));
        return document;
    }

    static String formatSeconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", "");
    }

    /** The number of records per rule or, if the rejection names no rule, per reason. */
    record Count(String reason, String rule, String path, long records, Instant last) {}

    void add(RejectedRecord rejection) {
        total++;
        List<RejectedRecord.Finding> findings = rejection.findings().isEmpty()
                ? List.of(new RejectedRecord.Finding("", "", "", ""))
                : rejection.findings();
        findings.stream().map(f -> new Count(rejection.reason(), f.rule(), f.path(), 1, rejection.rejectedAt()))
                .distinct()
                .forEach(count -> byReason.merge(
                        String.join("\u0000", count.reason(), count.rule(), count.path()), count,
                        QuarantineContents::sum));
        Deque<RejectedRecord> partitionRejections =
                latestByPartition.computeIfAbsent(rejection.partition(), p -> new ArrayDeque<>());
        partitionRejections.addLast(rejection);
        if (partitionRejections.size() > latest) {
            partitionRejections.removeFirst();
        }
    }

    long total() {
        return total;
    }

    /** The counts in descending order. */
    List<Count> counts() {
        return byReason.values().stream()
                .sorted(Comparator.comparingLong(Count::records).reversed().thenComparing(Count::reason)
                        .thenComparing(Count::rule).thenComparing(Count::path))
                .toList();
    }

    /** The latest records, newest first. */
    List<RejectedRecord> latest() {
        return latestByPartition.values().stream().flatMap(Deque::stream)
                .sorted(Comparator.comparing(RejectedRecord::rejectedAt).thenComparingLong(RejectedRecord::offset)
                        .reversed())
                .limit(latest)
                .toList();
    }

    private static Count sum(Count count, Count otherCount) {
        Instant last = count.last().isAfter(otherCount.last()) ? count.last() : otherCount.last();
        return new Count(count.reason(), count.rule(), count.path(), count.records() + otherCount.records(), last);
    }
}
