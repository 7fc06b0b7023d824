// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.sla;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.TopicName;
import io.heddle.registry.topics.MeshTopicListener;
import jakarta.inject.Singleton;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** The newest events onto the board. */
@Singleton
final class EventListener implements MeshTopicListener {
    private final MeshBoard board;

    EventListener(MeshBoard board) {
        this.board = board;
    }

    @Override
    public TopicName topic() {
        return MeshTopics.EVENTS;
    }

    @Override
    public From from() {
        return new From.Last(MeshBoard.MAX_EVENTS);
    }

    @Override
    public void heard(String key, @Nullable GenericRecord value, Instant heardAt) {
        if (value != null) {
            board.add(MeshEvent.of(value));
        }
    }
}
