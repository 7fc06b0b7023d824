// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.internal.event;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Events that were told to nobody, acknowledged at once or when the test says so. */
public final class RecordingEventPublisher implements GovernanceEventPublisher {
    private final List<GovernanceEvent> published = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<Void>> open = new CopyOnWriteArrayList<>();
    private volatile boolean holdingAcknowledgements;

    public List<GovernanceEvent> published() {
        return List.copyOf(published);
    }

    /** From now on nothing is acknowledged. */
    public void holdAcknowledgements() {
        holdingAcknowledgements = true;
    }

    /** Acknowledges everything, and what comes. */
    public void acknowledge() {
        holdingAcknowledgements = false;
        open.forEach(one -> one.complete(null));
    }

    @Override
    public CompletableFuture<Void> publish(GovernanceEvent event) {
        published.add(event);
        CompletableFuture<Void> done = new CompletableFuture<>();
        open.add(done);
        if (!holdingAcknowledgements) {
            done.complete(null);
        }
        return done;
    }

    @Override
    public CompletableFuture<Void> publishOnce(GovernanceEvent event) {
        return publish(event);
    }

    @Override
    public Optional<String> waitingFor() {
        return holdingAcknowledgements ? Optional.of("mesh.events to take an event") : Optional.empty();
    }
}
