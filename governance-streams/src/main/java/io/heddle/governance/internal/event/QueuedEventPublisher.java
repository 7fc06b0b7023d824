// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.internal.event;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.ProductId;
import io.heddle.contract.SchemaId;
import io.heddle.governance.MeshSource;
import io.heddle.log.ContractEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Tells events with a thread and a small idempotent producer of its own, both made when there is something to tell. At
 * most 1,000 events wait. Thread-safe.
 */
public final class QueuedEventPublisher implements GovernanceEventPublisher, AutoCloseable {
    static final int MAX_WAITING = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(QueuedEventPublisher.class);
    private static final ProductId PRODUCT = ProductId.parse(MeshTopics.EVENTS.value());
    private static final int BATCH = 100;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final Map<String, Object> kafka;
    private final MeshSource mesh;
    private final BlockingQueue<PendingEvent> queue = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Map<String, PublishedEventIds> publishedByType = new HashMap<>();
    private final Thread thread;
    private volatile Optional<String> waitingFor = Optional.empty();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean closed;

    private QueuedEventPublisher(String component, Map<String, Object> kafka, MeshSource mesh) {
        this.kafka = Map.copyOf(kafka);
        this.mesh = mesh;
        this.thread = Thread.ofPlatform().daemon().name(component + "-events").unstarted(this::run);
    }

    private record PendingEvent(GovernanceEvent event, boolean once, CompletableFuture<Void> done) {}

    /**
     * Begins; events that are told before the mesh has the contract of {@code mesh.events} wait for it.
     *
     * @param component {@code gate} or {@code monitor}
     * @param kafka connection properties, {@code bootstrap.servers} at least
     */
    public static QueuedEventPublisher start(String component, Map<String, Object> kafka, MeshSource mesh) {
        QueuedEventPublisher writer = new QueuedEventPublisher(component, kafka, mesh);
        writer.thread.start();
        return writer;
    }

    @Override
    public CompletableFuture<Void> publish(GovernanceEvent event) {
        return add(new PendingEvent(event, false, new CompletableFuture<>()));
    }

    @Override
    public CompletableFuture<Void> publishOnce(GovernanceEvent event) {
        return add(new PendingEvent(event, true, new CompletableFuture<>()));
    }

    @Override
    public Optional<String> waitingFor() {
        return waitingFor;
    }

    private CompletableFuture<Void> add(PendingEvent waiting) {
        if (closed || !queue.offer(waiting)) {
            waiting.done().completeExceptionally(new RejectedExecutionException(
                    closed ? "the event writer is closed" : MAX_WAITING + " events wait already"));
        } else if (closed) {
            rejectPending(List.of());
        }
        return waiting.done();
    }

    private void run() {
        List<PendingEvent> batch = new ArrayList<>();
        try (EventTopicProducer producer = new EventTopicProducer(kafka)) {
            while (!closed) {
                PendingEvent first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    publishAll(batch, producer);
                }
            }
            // What was taken on last gets one attempt.
            queue.drainTo(batch);
            tryPublish(batch, producer);
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("events cannot be told any more: {}", e.getClass().getSimpleName());
        } finally {
            closed = true;
            rejectPending(batch);
        }
    }

    private void publishAll(List<PendingEvent> batch, EventTopicProducer producer) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (!tryPublish(batch, producer) && !closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** @return whether all are told; those that are leave the batch */
    private boolean tryPublish(List<PendingEvent> batch, EventTopicProducer producer) {
        try {
            Optional<SchemaId> schema =
                    mesh.view().flatMap(view -> view.current(PRODUCT)).map(ContractEntry::valueSchemaId);
            if (schema.isEmpty()) {
                waitingFor = Optional.of("the contract of mesh.events in mesh.registry");
                return batch.isEmpty();
            }
            Map<UUID, CompletableFuture<Void>> sent = new HashMap<>();
            for (PendingEvent waiting : batch) {
                if (!isPublished(waiting)) {
                    sent.computeIfAbsent(waiting.event().id(), id -> producer.send(waiting.event(), schema.get()));
                }
            }
            batch.removeIf(waiting -> isDone(waiting, sent.get(waiting.event().id())));
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            failed(e);
        }
        if (batch.isEmpty()) {
            waitingFor = Optional.empty();
        }
        return batch.isEmpty();
    }

    private boolean isPublished(PendingEvent waiting) {
        GovernanceEvent event = waiting.event();
        return waiting.once() && publishedOf(event.type()).contains(event.id());
    }

    private PublishedEventIds publishedOf(String type) {
        return publishedByType.computeIfAbsent(type, any -> new PublishedEventIds(any, kafka));
    }

    private boolean isDone(PendingEvent waiting, @Nullable CompletableFuture<Void> sent) {
        try {
            if (sent != null) {
                sent.join();
                if (waiting.once()) {
                    publishedOf(waiting.event().type()).add(waiting.event().id());
                }
            }
            waiting.done().complete(null);
            return true;
        } catch (CompletionException e) {
            failed(e.getCause() == null ? e : e.getCause());
            return false;
        }
    }

    private void failed(Throwable e) {
        String problem = "mesh.events to take an event (" + e.getClass().getSimpleName() + ")";
        if (!waitingFor.equals(Optional.of(problem))) {
            LOG.warn("events wait for {}", problem);
        }
        waitingFor = Optional.of(problem);
    }

    private void rejectPending(List<PendingEvent> batch) {
        List<PendingEvent> left = new ArrayList<>(batch);
        queue.drainTo(left);
        left.forEach(waiting -> waiting.done()
                .completeExceptionally(
                        new RejectedExecutionException("the event writer closed before the event was told")));
    }

    /** Stops; what waits gets one more attempt, of some seconds at most. */
    @Override
    public void close() {
        closed = true;
        closing.countDown();
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
