// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.schemas;

import io.heddle.governance.events.MeshEvent;
import io.heddle.governance.events.MeshEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Tells schemas that break contracts, each once. Thread-safe; never blocks. */
public final class SchemaViolations {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaViolations.class);
    private static final int MAX_REMEMBERED = 10_000;

    private final MeshEvents events;
    private final Clock clock;
    private final Map<UUID, CompletableFuture<Void>> told = new ConcurrentHashMap<>();

    public SchemaViolations(MeshEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /**
     * Tells it, unless that was done: by this process, an earlier one or another.
     *
     * @return done when its event is on {@code mesh.events}; if it fails, it may be told again
     */
    public CompletableFuture<Void> tell(SchemaViolation violation) {
        MeshEvent event = violation.event(clock.instant());
        if (told.size() >= MAX_REMEMBERED) {
            // The topic remembers.
            told.clear();
        }
        CompletableFuture<Void> telling = told.computeIfAbsent(event.id(), id -> {
            LOG.warn("{}", event.message());
            return events.tellOnce(event);
        });
        if (telling.isCompletedExceptionally()) {
            told.remove(event.id(), telling);
        }
        return telling;
    }

    /** What telling waits for, in words for people. */
    public Optional<String> waitingFor() {
        return events.waitingFor();
    }
}
