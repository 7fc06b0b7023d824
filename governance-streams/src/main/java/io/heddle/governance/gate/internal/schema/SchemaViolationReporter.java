// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import io.heddle.contract.mesh.MeshEvent;
import io.heddle.log.event.MeshEventPublisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Reports schemas that violate contracts, each once. Thread-safe; never blocks. */
public final class SchemaViolationReporter {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaViolationReporter.class);
    private static final int MAX_REMEMBERED = 10_000;

    private final MeshEventPublisher eventPublisher;
    private final Clock clock;
    private final Map<UUID, CompletableFuture<Void>> reported = new ConcurrentHashMap<>();

    public SchemaViolationReporter(MeshEventPublisher eventPublisher, Clock clock) {
        this.eventPublisher = eventPublisher;
        this.clock = clock;
    }

    /**
     * Reports a violation unless this or another process has already reported it.
     *
     * @return completes when the event is on {@code mesh.events}; after a failure, call this again
     */
    public CompletableFuture<Void> report(SchemaViolation violation) {
        MeshEvent event = violation.event(clock.instant());
        if (reported.size() >= MAX_REMEMBERED) {
            // Safe to forget, because the publisher does not publish an event that is on the topic.
            reported.clear();
        }
        CompletableFuture<Void> publication = reported.computeIfAbsent(event.id(), id -> {
            LOG.warn("{}", event.message());
            return eventPublisher.publishOnce(event);
        });
        if (publication.isCompletedExceptionally()) {
            reported.remove(event.id(), publication);
        }
        return publication;
    }

    /** A readable description of what publishing waits for. */
    public Optional<String> waitingFor() {
        return eventPublisher.waitingFor();
    }
}
