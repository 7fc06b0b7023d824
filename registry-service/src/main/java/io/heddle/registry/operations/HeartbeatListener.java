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

/** Heartbeats, onto the board. */
@Singleton
final class HeartbeatListener implements MeshTopicListener {
    private final InstanceBoard board;

    HeartbeatListener(InstanceBoard board) {
        this.board = board;
    }

    @Override
    public TopicName topic() {
        return MeshTopics.HEARTBEATS;
    }

    @Override
    public From from() {
        return new From.Beginning();
    }

    @Override
    public void heard(String key, @Nullable GenericRecord value, Instant heardAt) {
        if (value == null) {
            board.remove(key);
        } else {
            board.add(key, HeartbeatCodec.of(value), heardAt);
        }
    }
}
