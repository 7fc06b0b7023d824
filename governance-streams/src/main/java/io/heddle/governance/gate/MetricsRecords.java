// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.MeshTopics;
import io.heddle.governance.MeshSchemas;
import org.apache.kafka.clients.producer.ProducerRecord;

import java.nio.charset.StandardCharsets;

/** Turns tallies into records of {@code mesh.metrics}, keyed by product. */
final class MetricsRecords {
    private final MetricsTopic topic;

    MetricsRecords(MetricsTopic topic) {
        this.topic = topic;
    }

    ProducerRecord<byte[], byte[]> of(Tally tally) {
        MetricsTopic.Written as = topic.written().orElseThrow(() -> new NotReadyException("mesh.metrics has no schema"));
        byte[] avro = MeshSchemas.encode(tally.toRecord(as.schema()));
        return new ProducerRecord<>(
                MeshTopics.METRICS.value(),
                tally.product().getBytes(StandardCharsets.UTF_8),
                WireFormat.frame(as.id(), avro));
    }
}
