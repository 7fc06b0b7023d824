// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.internal.event;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Tells on {@code mesh.events}. No method blocks: they may be called from any thread, a stream thread too. What was
 * taken on is told however long Kafka does not answer, as long as the process lives. Thread-safe.
 *
 * <pre>{@code
 * events.tellOnce(event).thenRun(() -> ...);   // runs once the event is on the topic
 * }</pre>
 */
public interface GovernanceEventPublisher {
    /**
     * Tells an event.
     *
     * @return done when the event is acknowledged; fails with {@link java.util.concurrent.RejectedExecutionException}
     *         if too many wait already, or if this closes before
     */
    CompletableFuture<Void> publish(GovernanceEvent event);

    /**
     * Tells an event unless one with its id is on the topic already, whoever told it. Two processes that tell the same
     * within milliseconds may both write it: then with one id, by which readers know it as one.
     *
     * @return done when the event is on the topic; fails as {@link #publish} does
     */
    CompletableFuture<Void> publishOnce(GovernanceEvent event);

    /** What it waits for while it cannot tell, in words for people; holds nothing of a record. */
    Optional<String> waitingFor();
}
