// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.TopicName;
import io.heddle.registry.topics.MeshTopicListener;
import jakarta.inject.Singleton;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What gates counted, onto the board. */
@Singleton
final class ThroughputMetricsListener implements MeshTopicListener {
    private final ThroughputView view;

    ThroughputMetricsListener(ThroughputView board) {
        this.view = board;
    }

    @Override
    public TopicName topic() {
        return MeshTopics.METRICS;
    }

    @Override
    public StartPosition startPosition() {
        return new StartPosition.Since(Duration.ofMinutes(ProductThroughput.MINUTES));
    }

    @Override
    public void onRecord(String key, @Nullable GenericRecord value, Instant heardAt) {
        if (value == null) {
            return;
        }
        ThroughputCounts counts =
                new ThroughputCounts(count(value, "accepted"), count(value, "rejected"), count(value, "warned"),
                        count(value, "masked"), count(value, "bytes_in"), count(value, "bytes_out"));
        view.add(String.valueOf(value.get("product")), (Long) value.get("to_time"), counts, reasons(value));
    }

    private static long count(GenericRecord value, String field) {
        return (Long) value.get(field);
    }

    private static Map<String, Long> reasons(GenericRecord value) {
        Map<String, Long> reasons = new HashMap<>();
        ((Map<?, ?>) value.get("rejected_by_reason")).forEach(
                (reason, records) -> reasons.put(String.valueOf(reason), (Long) records));
        return reasons;
    }
}
