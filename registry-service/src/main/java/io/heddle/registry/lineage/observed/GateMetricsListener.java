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

/** What the gates counted tells which contract versions moved records. */
@Singleton
final class GateMetricsListener implements MeshTopicListener {
    /** What is older, the graph has kept; more is not read because another feature counts from here on. */
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
            // A gate whose clock runs ahead has still not moved anything in the future.
            long to = Math.min(metrics.to().toEpochMilli(), heardAt.toEpochMilli());
            lineage.propose(new LineageFact.Gated(contract),
                    new ValidityPeriod(Math.min(metrics.from().toEpochMilli(), to), to));
        } catch (IllegalArgumentException e) {
            // No contract governs the topic any more: there is nothing to tell of its fields.
            return;
        }
    }
}
