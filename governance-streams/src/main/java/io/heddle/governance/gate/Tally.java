// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.Violation;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was counted on one partition of one ingest topic since the last commit. Not thread-safe. */
final class Tally {
    private final String product;
    private final int partition;
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

    Tally(String product, int partition) {
        this.product = product;
        this.partition = partition;
    }

    String product() {
        return product;
    }

    void count(String contractText, Judgement judgement, int inBytes, long nowMillis) {
        contract = contractText;
        fromTime = fromTime < 0 ? nowMillis : fromTime;
        toTime = nowMillis;
        bytesIn += inBytes;
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

    ProductCounts counts() {
        return new ProductCounts(accepted, rejectedByReason, warned, masked, bytesIn, bytesOut);
    }

    /** As a record of the schema of {@code mesh.metrics}. */
    GenericRecord toRecord(Schema schema) {
        GenericRecord record = new GenericData.Record(schema);
        record.put("product", product);
        record.put("contract", contract);
        record.put("partition", partition);
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
        return record;
    }
}
