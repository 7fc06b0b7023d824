// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.metrics;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.Violation;
import io.heddle.contract.mesh.GateMetrics;
import io.heddle.governance.gate.health.ProductCounts;
import io.heddle.governance.gate.health.ProductPartition;
import io.heddle.governance.gate.internal.decision.RecordDecision;
import io.heddle.governance.gate.internal.record.IngestRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** The counts of one ingest partition since the last commit. Not thread-safe. */
public final class PartitionCounts {
    private final String product;
    private final TopicPartition ingestPartition;
    private final Map<String, Long> rejectedByReason = new TreeMap<>();
    private final Map<String, Long> violatedRules = new TreeMap<>();
    private String contract = "";
    private long fromTime = -1;
    private long toTime = -1;
    private long accepted;
    private long rejected;
    private long warned;
    private long masked;
    private long bytesIn;
    private long bytesOut;
    private @Nullable Long lastAcceptedAt;
    private final Map<String, Long> suspected = new TreeMap<>();
    private final LatencyHistogram latency = new LatencyHistogram();
    private long lastOffset = -1;
    private OptionalLong lag = OptionalLong.empty();

    /** @param ingestPartition the partition of the ingest topic */
    PartitionCounts(String product, TopicPartition ingestPartition) {
        this.product = product;
        this.ingestPartition = ingestPartition;
    }

    String product() {
        return product;
    }

    ProductPartition productPartition() {
        return new ProductPartition(product, ingestPartition.partition());
    }

    public void count(String contractText, RecordDecision decision, IngestRecord record, long nowMillis) {
        contract = contractText;
        fromTime = fromTime < 0 ? nowMillis : fromTime;
        toTime = nowMillis;
        bytesIn += record.sizeInBytes();
        lastOffset = record.offset();
        latency.recordLatency(record.timestamp(), nowMillis);
        decision.suspected().forEach(suspectedField -> countSuspected(suspectedField.toString()));
        switch (decision) {
            case RecordDecision.Publish publish -> {
                accepted++;
                lastAcceptedAt = nowMillis;
                masked += publish.maskedFields();
                warned += publish.warnings().isEmpty() ? 0 : 1;
                publish.outputs().forEach(output -> bytesOut += output.sizeInBytes());
                countRules(publish.warnings());
            }
            case RecordDecision.Quarantine quarantine -> {
                rejected++;
                rejectedByReason.merge(quarantine.reason().code(), 1L, Long::sum);
                if (quarantine.reason() == ReasonCode.RULE_VIOLATED) {
                    countRules(quarantine.violations());
                }
            }
        }
    }

    /** Each rule counts once per record. */
    private void countRules(List<Violation> violations) {
        if (violations.size() == 1) {
            violatedRules.merge(violations.get(0).rule(), 1L, Long::sum);
        } else {
            Set<String> rules = new HashSet<>();
            violations.forEach(violation -> rules.add(violation.rule()));
            rules.forEach(rule -> violatedRules.merge(rule, 1L, Long::sum));
        }
    }

    /**
     * Counts suspected undeclared personal data. Call it once per record for each path and kind.
     */
    public void countSuspected(String pathAndKind) {
        suspected.merge(pathAndKind, 1L, Long::sum);
    }

    /** Records how many records wait behind the last counted one. */
    public void measureLag(PartitionBacklog backlog) {
        lag = backlog.after(ingestPartition, lastOffset);
    }

    ProductCounts counts() {
        return new ProductCounts(
                accepted, rejectedByReason, warned, masked, bytesIn, bytesOut, suspected,
                new ProductCounts.Latency(latency.byBound(), latency.sum()));
    }

    /** Converts the counts into a record of {@code mesh.metrics}. */
    public GateMetrics toMetrics() {
        return new GateMetrics(
                product,
                contract,
                ingestPartition.partition(),
                Instant.ofEpochMilli(fromTime),
                Instant.ofEpochMilli(toTime),
                new GateMetrics.Counts(accepted, rejected, warned, masked, bytesIn, bytesOut),
                rejectedByReason,
                violatedRules,
                lastAcceptedAt == null ? Optional.empty() : Optional.of(Instant.ofEpochMilli(lastAcceptedAt)),
                suspected,
                new GateMetrics.Latency(latency.byBound(), latency.sum(), latency.max()),
                lag);
    }
}
