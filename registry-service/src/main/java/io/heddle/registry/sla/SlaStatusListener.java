// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.sla;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.TopicName;
import io.heddle.contract.mesh.SlaStatusCodec;
import io.heddle.registry.topics.MeshTopicListener;
import jakarta.inject.Singleton;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Adds statuses to the {@link MeshStatusView} and the {@link SlaHistory}; the topic also retains the last hours. */
@Singleton
final class SlaStatusListener implements MeshTopicListener {
    private final MeshStatusView statusView;
    private final SlaHistory history;

    SlaStatusListener(MeshStatusView statusView, SlaHistory history) {
        this.statusView = statusView;
        this.history = history;
    }

    @Override
    public TopicName topic() {
        return MeshTopics.SLA;
    }

    @Override
    public StartPosition startPosition() {
        return new StartPosition.Beginning();
    }

    @Override
    public void onRecord(String key, @Nullable GenericRecord value, Instant heardAt) {
        SlaStatus status = value == null ? null : SlaStatus.of(SlaStatusCodec.fromRecord(value));
        statusView.putStatus(key, status);
        if (status == null) {
            history.remove(key);
        } else {
            history.add(key, status);
        }
    }
}
