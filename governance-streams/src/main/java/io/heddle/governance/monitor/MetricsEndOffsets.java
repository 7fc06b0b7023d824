// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.MeshTopics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Asks Kafka for the ends of {@code mesh.metrics}. The end includes open transactions: what a gate has counted and not
 * yet committed must not look like silence. Thread-safe.
 */
final class MetricsEndOffsets implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsEndOffsets.class);
    private static final ListOffsetsOptions OPTIONS =
            new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED).timeoutMs(5_000);

    private final Admin admin;
    private final Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    private final MetricsReadProgress progress;

    /** @param partitions of {@code mesh.metrics} */
    MetricsEndOffsets(Admin admin, int partitions, MetricsReadProgress progress) {
        this.admin = admin;
        this.progress = progress;
        for (int partition = 0; partition < partitions; partition++) {
            ends.put(new TopicPartition(MeshTopics.METRICS.value(), partition), OffsetSpec.latest());
        }
    }

    /** Sends one request and returns at once. A partition without an answer keeps its earlier end. */
    void refresh() {
        long now = System.currentTimeMillis();
        ListOffsetsResult result = admin.listOffsets(ends, OPTIONS);
        for (TopicPartition partition : ends.keySet()) {
            var _ = result.partitionResult(partition).whenComplete((end, failure) -> {
                if (failure == null) {
                    progress.onEnd(partition.partition(), end.offset(), now);
                } else {
                    LOG.debug("no end of {}: {}", partition, failure.getClass().getSimpleName());
                }
            });
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
