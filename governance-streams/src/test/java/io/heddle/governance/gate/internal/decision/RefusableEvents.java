// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.mesh.MeshEvent;
import io.heddle.log.event.MeshEventPublisher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Keeps the published events, and refuses them on demand. */
final class RefusableEvents implements MeshEventPublisher {
    final List<MeshEvent> events = new ArrayList<>();
    boolean refuse;

    @Override
    public CompletableFuture<Void> publish(MeshEvent event) {
        events.add(event);
        return refuse
                ? CompletableFuture.failedFuture(new IllegalStateException("full"))
                : CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> publishOnce(MeshEvent event) {
        return publish(event);
    }

    @Override
    public Optional<String> waitingFor() {
        return Optional.empty();
    }
}
