// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.TopicName;
import io.heddle.contract.mesh.GateMetrics;
import io.heddle.contract.mesh.GateMetricsCodec;
import io.heddle.registry.topics.MeshTopicListener;
import jakarta.inject.Singleton;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** Adds the counts reported by gates to the {@link ThroughputView}. */
@Singleton
final class ThroughputMetricsListener implements MeshTopicListener {
    private final ThroughputView view;

    ThroughputMetricsListener(ThroughputView view) {
        this.view = view;
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
        GateMetrics metrics = GateMetricsCodec.fromRecord(value);
        GateMetrics.Counts counts = metrics.counts();
        ThroughputCounts throughput = new ThroughputCounts(counts.accepted(), counts.rejected(), counts.warned(),
                counts.masked(), counts.bytesIn(), counts.bytesOut());
        view.add(metrics.product(), metrics.to().toEpochMilli(), throughput, metrics.rejectedByReason());
    }
}
