// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.event;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.ProductId;
import io.heddle.contract.mesh.MeshEvent;
import io.heddle.contract.mesh.MeshSchemas;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import io.heddle.log.retry.JitteredBackoff;
import org.apache.avro.Schema;
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
import java.util.function.Supplier;

/**
 * Publishes events on its own thread with its own small idempotent producer, which is created for the first event. The
 * queue holds at most 1,000 events. Thread-safe.
 */
public final class QueuedEventPublisher implements MeshEventPublisher, AutoCloseable {
    static final int MAX_WAITING = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(QueuedEventPublisher.class);
    private static final ProductId PRODUCT = ProductId.parse(MeshTopics.EVENTS.value());
    private static final int BATCH = 100;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(2);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final Map<String, Object> kafka;
    private final String clientId;
    private final Supplier<Optional<MeshView>> mesh;
    private final BlockingQueue<PendingEvent> queue = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Map<String, PublishedEventIds> publishedByType = new HashMap<>();
    private final Thread thread;
    private volatile Optional<String> waitingFor = Optional.empty();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean closed;

    private QueuedEventPublisher(
            String component, Map<String, Object> kafka, Supplier<Optional<MeshView>> mesh) {
        this.clientId = "heddle-" + component + "-events";
        this.kafka = Map.copyOf(kafka);
        this.mesh = mesh;
        this.thread = new Thread(this::run, component + "-events");
        this.thread.setDaemon(true);
    }

    private record PendingEvent(MeshEvent event, boolean once, CompletableFuture<Void> done) {}

    /**
     * Starts the publisher; events are queued until the contract of {@code mesh.events} is in the mesh.
     *
     * @param component {@code gate}, {@code registry}, ...
     * @param kafka connection properties, at least {@code bootstrap.servers}
     * @param mesh the latest view of the mesh log; empty while there is none
     */
    public static QueuedEventPublisher start(
            String component, Map<String, Object> kafka, Supplier<Optional<MeshView>> mesh) {
        QueuedEventPublisher writer = new QueuedEventPublisher(component, kafka, mesh);
        writer.thread.start();
        return writer;
    }

    @Override
    public CompletableFuture<Void> publish(MeshEvent event) {
        return add(new PendingEvent(event, false, new CompletableFuture<>()));
    }

    @Override
    public CompletableFuture<Void> publishOnce(MeshEvent event) {
        return add(new PendingEvent(event, true, new CompletableFuture<>()));
    }

    @Override
    public Optional<String> waitingFor() {
        return waitingFor;
    }

    private CompletableFuture<Void> add(PendingEvent waiting) {
        if (closed || !queue.offer(waiting)) {
            waiting.done().completeExceptionally(new RejectedExecutionException(
                    closed
                            ? "the event writer is closed"
                            : "the queue is full: " + MAX_WAITING + " events are "
                                    + "waiting"));
        } else if (closed) {
            rejectPending(List.of());
        }
        return waiting.done();
    }

    private void run() {
        List<PendingEvent> batch = new ArrayList<>();
        try (EventTopicProducer producer = new EventTopicProducer(clientId, kafka)) {
            while (!closed) {
                PendingEvent first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    publishAll(batch, producer);
                }
            }
            // On close, the remaining events get one attempt.
            queue.drainTo(batch);
            tryPublish(batch, producer);
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("events are no longer published: {}", e.getClass().getSimpleName());
        } finally {
            closed = true;
            rejectPending(batch);
        }
    }

    private void publishAll(List<PendingEvent> batch, EventTopicProducer producer) throws InterruptedException {
        JitteredBackoff backoff = new JitteredBackoff(FIRST_PAUSE, MAX_PAUSE);
        boolean stopped = false;
        while (!stopped && !tryPublish(batch, producer)) {
            stopped = closing.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** @return whether the whole batch is published; published events are removed from it */
    private boolean tryPublish(List<PendingEvent> batch, EventTopicProducer producer) {
        try {
            Optional<ContractEntry> contract = mesh.get().flatMap(view -> view.current(PRODUCT));
            if (contract.isEmpty()) {
                waitingFor = Optional.of("the contract of mesh.events in mesh.registry");
                return batch.isEmpty();
            }
            Map<UUID, CompletableFuture<Void>> sent = new HashMap<>();
            for (PendingEvent waiting : batch) {
                if (!isPublished(waiting)) {
                    sent.computeIfAbsent(waiting.event().id(), id -> producer.send(waiting.event(), contract.get()));
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
        MeshEvent event = waiting.event();
        return waiting.once() && publishedOf(event.type()).contains(event.id());
    }

    private PublishedEventIds publishedOf(String type) {
        return publishedByType.computeIfAbsent(type, any -> new PublishedEventIds(any, kafka, this::writerSchema));
    }

    private Schema writerSchema(int schemaId) {
        return mesh.get().flatMap(view -> view.valueSchema(PRODUCT, schemaId)).orElseGet(MeshSchemas::events);
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
                        new RejectedExecutionException("the event writer closed before the event was published")));
    }

    /** Stops; queued events get one more attempt, limited to a few seconds. */
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
