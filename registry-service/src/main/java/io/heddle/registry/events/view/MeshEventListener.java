// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.events.view;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.TopicName;
import io.heddle.contract.mesh.MeshEventCodec;
import io.heddle.registry.topics.MeshTopicListener;
import jakarta.inject.Singleton;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Adds events to the {@link MeshEventView}. */
@Singleton
final class MeshEventListener implements MeshTopicListener {
    private final MeshEventView view;

    MeshEventListener(MeshEventView view) {
        this.view = view;
    }

    @Override
    public TopicName topic() {
        return MeshTopics.EVENTS;
    }

    @Override
    public StartPosition startPosition() {
        return new StartPosition.Last(MeshEventView.MAX_EVENTS);
    }

    @Override
    public void onRecord(String key, @Nullable GenericRecord value, Instant heardAt) {
        if (value != null) {
            view.add(MeshEventJson.of(MeshEventCodec.fromRecord(value)));
        }
    }
}
