// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.governance.gate.internal.admission.AdmissionControl;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import java.util.Set;

/** For tests that only need admission to hold a partition: no consumer is paused or moved. */
record IgnoringPartitionFlow(Set<TopicPartition> assignment) implements AdmissionControl.PartitionFlow {
    @Override
    public void pause(TopicPartition partition) {}

    @Override
    public void resume(TopicPartition partition) {}

    @Override
    public void seek(TopicPartition partition, OffsetAndMetadata position) {}

    @Override
    public long offset(TopicPartition partition) {
        return -1;
    }
}
