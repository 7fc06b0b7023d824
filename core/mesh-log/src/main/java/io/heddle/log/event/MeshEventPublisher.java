// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.event;

import io.heddle.contract.mesh.MeshEvent;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Publishes on {@code mesh.events}. No method blocks: they may be called from any thread, a stream thread too. An event
 * that was accepted is retried until Kafka takes it, as long as the process lives. Thread-safe.
 *
 * <pre>{@code
 * events.publishOnce(event).thenRun(() -> ...);   // runs once the event is on the topic
 * }</pre>
 */
public interface MeshEventPublisher {
    /**
     * Publishes an event.
     *
     * @return done when the event is acknowledged; fails with {@link java.util.concurrent.RejectedExecutionException}
     *         if too many wait already, or if this closes before
     */
    CompletableFuture<Void> publish(MeshEvent event);

    /**
     * Publishes an event unless one with its id is on the topic already, whoever wrote it. Two processes that publish
     * the same event within milliseconds may both write it: then with one id, by which readers know it as one.
     *
     * @return done when the event is on the topic; fails as {@link #publish} does
     */
    CompletableFuture<Void> publishOnce(MeshEvent event);

    /** What it waits for while it cannot publish, in words for people; holds nothing of a record. */
    Optional<String> waitingFor();
}
