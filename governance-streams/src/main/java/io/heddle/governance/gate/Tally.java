// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.Violation;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** What was counted on one partition of one ingest topic since the last commit. Not thread-safe. */
final class Tally {
    private final String product;
    private final TopicPartition at;
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
    private final GateLatency latency = new GateLatency();
    private long lastOffset = -1;
    private @Nullable Long lag;

    /** @param at the partition of the ingest topic */
    Tally(String product, TopicPartition at) {
        this.product = product;
        this.at = at;
    }

    String product() {
        return product;
    }

    ProductPartition key() {
        return new ProductPartition(product, at.partition());
    }

    void count(String contractText, Judgement judgement, Ingest record, long nowMillis) {
        contract = contractText;
        fromTime = fromTime < 0 ? nowMillis : fromTime;
        toTime = nowMillis;
        bytesIn += record.bytes();
        lastOffset = record.offset();
        latency.count(record.timestamp(), nowMillis);
        judgement.suspected().forEach(suspicion -> suspect(suspicion.toString()));
        switch (judgement) {
            case Judgement.Publish publish -> {
                accepted++;
                lastAcceptedAt = nowMillis;
                masked += publish.maskedFields();
                warned += publish.warnings().isEmpty() ? 0 : 1;
                publish.outputs().forEach(output -> bytesOut += output.bytes());
                countRules(publish.warnings());
            }
            case Judgement.Quarantine quarantine -> {
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

    /** A value in a record looked like personal data where the contract declares none; each name counts once per record. */
    void suspect(String pathAndKind) {
        suspected.merge(pathAndKind, 1L, Long::sum);
    }

    /** Asks how many records wait behind the last one counted. */
    void measureLag(Lane.Backlog backlog) {
        OptionalLong waiting = backlog.after(at, lastOffset);
        lag = waiting.isPresent() ? waiting.getAsLong() : null;
    }

    ProductCounts counts() {
        return new ProductCounts(
                accepted, rejectedByReason, warned, masked, bytesIn, bytesOut, suspected,
                new ProductCounts.Latency(latency.byBound(), latency.sum()));
    }

    /** As a record of a schema of {@code mesh.metrics}; what an older one does not have is left out. */
    GenericRecord toRecord(Schema schema) {
        GenericRecord record = new GenericData.Record(schema);
        values().forEach((field, value) -> {
            if (schema.getField(field) != null) {
                record.put(field, value);
            }
        });
        return record;
    }

    private Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> record = new HashMap<>();
        record.put("product", product);
        record.put("contract", contract);
        record.put("partition", at.partition());
        record.put("from_time", fromTime);
        record.put("to_time", toTime);
        record.put("accepted", accepted);
        record.put("rejected", rejected);
        record.put("warned", warned);
        record.put("masked", masked);
        record.put("bytes_in", bytesIn);
        record.put("bytes_out", bytesOut);
        record.put("rejected_by_reason", rejectedByReason);
        record.put("violated_rules", violatedRules);
        record.put("last_accepted_at", lastAcceptedAt);
        record.put("suspected", suspected);
        record.put("latency_ms", latency.byBound());
        record.put("latency_sum_ms", latency.sum());
        record.put("latency_max_ms", latency.max());
        record.put("lag", lag);
        return record;
    }
}
