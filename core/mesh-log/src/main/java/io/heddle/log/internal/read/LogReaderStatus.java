// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.internal.read;

import io.heddle.log.MeshLogHealth;
import io.heddle.log.MeshLogHealth.State;
import io.heddle.log.MeshView;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/** The status of a reader. Thread-safe. */
public final class LogReaderStatus {
    private boolean caughtUp;
    private boolean connected = true;
    private boolean closed;
    private @Nullable Instant lastContact;
    private @Nullable String lastError;

    synchronized void recordContact() {
        connected = true;
        lastContact = Instant.now();
    }

    synchronized void recordCaughtUp() {
        caughtUp = true;
        recordContact();
    }

    public synchronized void recordFailure(RuntimeException e) {
        connected = false;
        lastError = e.getClass().getSimpleName();
    }

    public synchronized void closed() {
        closed = true;
    }

    synchronized boolean isConnected() {
        return connected;
    }

    public synchronized MeshLogHealth health(MeshView view) {
        State state = closed
                ? State.CLOSED
                : !connected ? State.DISCONNECTED : caughtUp ? State.FOLLOWING : State.CATCHING_UP;
        return new MeshLogHealth(
                state,
                caughtUp,
                view.position(),
                Optional.ofNullable(lastContact),
                Optional.ofNullable(lastError),
                view.unreadable().size());
    }
}
