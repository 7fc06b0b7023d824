// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.metrics;

import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.contract.MeshTopics;
import io.heddle.governance.gate.internal.cluster.MetricsSchema;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import io.heddle.governance.internal.wire.MeshTopicAvro;
import org.apache.kafka.clients.producer.ProducerRecord;

import java.nio.charset.StandardCharsets;

/** Turns tallies into records of {@code mesh.metrics}, keyed by product. */
public final class MetricsRecordFactory {
    private final MetricsSchema metricsSchema;

    public MetricsRecordFactory(MetricsSchema metricsSchema) {
        this.metricsSchema = metricsSchema;
    }

    public ProducerRecord<byte[], byte[]> create(PartitionCounts counts) {
        MetricsSchema.VersionInForce version = metricsSchema.versionInForce()
                .orElseThrow(() -> new PlanIncompleteException("mesh.metrics has no schema"));
        byte[] avro = MeshTopicAvro.encode(counts.toRecord(version.schema()));
        return new ProducerRecord<>(
                MeshTopics.METRICS.value(),
                counts.product().getBytes(StandardCharsets.UTF_8),
                ConfluentFrame.frame(version.id(), avro));
    }
}
