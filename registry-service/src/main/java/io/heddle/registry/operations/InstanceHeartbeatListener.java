// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.TopicName;
import io.heddle.contract.mesh.HeartbeatCodec;
import io.heddle.registry.topics.MeshTopicListener;
import jakarta.inject.Singleton;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Applies heartbeats to the {@link InstanceView}. */
@Singleton
final class InstanceHeartbeatListener implements MeshTopicListener {
    private final InstanceView view;

    InstanceHeartbeatListener(InstanceView view) {
        this.view = view;
    }

    @Override
    public TopicName topic() {
        return MeshTopics.HEARTBEATS;
    }

    @Override
    public StartPosition startPosition() {
        return new StartPosition.Beginning();
    }

    @Override
    public void onRecord(String key, @Nullable GenericRecord value, Instant heardAt) {
        if (value == null) {
            view.remove(key);
        } else {
            view.add(key, HeartbeatCodec.fromRecord(value), heardAt);
        }
    }
}
