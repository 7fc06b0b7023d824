// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.metrics;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.mesh.GateMetricsCodec;
import io.heddle.governance.gate.internal.cluster.MetricsSchema;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import org.apache.kafka.clients.producer.ProducerRecord;

import java.nio.charset.StandardCharsets;

/** Turns counts into records of {@code mesh.metrics}, keyed by product. */
public final class MetricsRecordFactory {
    private final MetricsSchema metricsSchema;

    public MetricsRecordFactory(MetricsSchema metricsSchema) {
        this.metricsSchema = metricsSchema;
    }

    public ProducerRecord<byte[], byte[]> create(PartitionCounts counts) {
        MetricsSchema.VersionInForce version = metricsSchema.versionInForce()
                .orElseThrow(() -> new PlanIncompleteException("mesh.metrics has no schema"));
        return new ProducerRecord<>(
                MeshTopics.METRICS.value(),
                counts.product().getBytes(StandardCharsets.UTF_8),
                GateMetricsCodec.encode(counts.toMetrics(), version.id(), version.schema()));
    }
}
