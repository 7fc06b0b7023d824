// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.governance.events.MeshEvent;
import io.heddle.governance.events.MeshEvents;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Events that were told to nobody, acknowledged at once or when the test says so. */
public final class RecordedEvents implements MeshEvents {
    private final List<MeshEvent> told = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<Void>> open = new CopyOnWriteArrayList<>();
    private volatile boolean holding;

    public List<MeshEvent> told() {
        return List.copyOf(told);
    }

    /** From now on nothing is acknowledged. */
    public void hold() {
        holding = true;
    }

    /** Acknowledges everything, and what comes. */
    public void acknowledge() {
        holding = false;
        open.forEach(one -> one.complete(null));
    }

    @Override
    public CompletableFuture<Void> tell(MeshEvent event) {
        told.add(event);
        CompletableFuture<Void> done = new CompletableFuture<>();
        open.add(done);
        if (!holding) {
            done.complete(null);
        }
        return done;
    }

    @Override
    public CompletableFuture<Void> tellOnce(MeshEvent event) {
        return tell(event);
    }

    @Override
    public Optional<String> waitingFor() {
        return holding ? Optional.of("mesh.events to take an event") : Optional.empty();
    }
}
