// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.observed;

import io.heddle.contract.ContractRef;
import io.heddle.contract.MeshTopics;
import io.heddle.contract.TopicName;
import io.heddle.contract.mesh.GateMetrics;
import io.heddle.contract.mesh.GateMetricsCodec;
import io.heddle.registry.lineage.graph.LineageFact;
import io.heddle.registry.lineage.graph.LineageGraph;
import io.heddle.registry.lineage.graph.ValidityPeriod;
import io.heddle.registry.topics.MeshTopicListener;
import jakarta.inject.Singleton;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** Derives from the gates' metrics which contract versions moved records. */
@Singleton
final class GateMetricsListener implements MeshTopicListener {
    /**
     * Older metrics are already in the stored graph. Six hours cost nothing extra, as the throughput view reads them
     * anyway.
     */
    private static final Duration BACKLOG = Duration.ofHours(6);

    private final LineageGraph lineage;

    GateMetricsListener(LineageGraph lineage) {
        this.lineage = lineage;
    }

    @Override
    public TopicName topic() {
        return MeshTopics.METRICS;
    }

    @Override
    public StartPosition startPosition() {
        return new StartPosition.Since(BACKLOG);
    }

    @Override
    public void onRecord(String key, @Nullable GenericRecord value, Instant heardAt) {
        if (value == null) {
            return;
        }
        GateMetrics metrics = GateMetricsCodec.fromRecord(value);
        if (metrics.counts().accepted() <= 0) {
            return;
        }
        try {
            ContractRef contract = ContractRef.parse(metrics.contract());
            // Clamp the times of a gate whose clock is ahead.
            long to = Math.min(metrics.to().toEpochMilli(), heardAt.toEpochMilli());
            lineage.propose(new LineageFact.Gated(contract),
                    new ValidityPeriod(Math.min(metrics.from().toEpochMilli(), to), to));
        } catch (IllegalArgumentException e) {
            // No contract governs the topic any more, so nothing is known of its fields.
            return;
        }
    }
}
