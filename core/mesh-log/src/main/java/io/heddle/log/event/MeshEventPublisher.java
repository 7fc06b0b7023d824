// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.event;

import io.heddle.contract.mesh.MeshEvent;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Publishes on {@code mesh.events}. No method blocks, so all may be called from any thread, including stream threads.
 * An accepted event is retried until Kafka acknowledges it or the process ends. Thread-safe.
 *
 * <pre>{@code
 * events.publishOnce(event).thenRun(() -> ...);   // runs once the event is on the topic
 * }</pre>
 */
public interface MeshEventPublisher {
    /**
     * Publishes an event.
     *
     * @return completes when the event is acknowledged; fails with
     *         {@link java.util.concurrent.RejectedExecutionException} if the queue is full, or if this publisher is
     *         closed first
     */
    CompletableFuture<Void> publish(MeshEvent event);

    /**
     * Publishes an event unless the topic already contains one with the same id, from any writer. If two processes
     * publish the same event within milliseconds, both copies may be written; they share the id, so readers can
     * deduplicate them.
     *
     * @return completes when the event is on the topic; fails like {@link #publish}
     */
    CompletableFuture<Void> publishOnce(MeshEvent event);

    /** Why it cannot publish at the moment, as text for people without record content. */
    Optional<String> waitingFor();
}
