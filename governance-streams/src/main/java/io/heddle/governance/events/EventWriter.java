// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.events;

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
public final class EventWriter implements MeshEvents, AutoCloseable {
    static final int MAX_WAITING = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);
    private static final ProductId PRODUCT = ProductId.parse(MeshTopics.EVENTS.value());
    private static final int BATCH = 100;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final Map<String, Object> kafka;
    private final MeshSource mesh;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Map<String, ToldEvents> told = new HashMap<>();
    private final Thread thread;
    private volatile Optional<String> waitingFor = Optional.empty();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean closed;

    private EventWriter(String component, Map<String, Object> kafka, MeshSource mesh) {
        this.kafka = Map.copyOf(kafka);
        this.mesh = mesh;
        this.thread = Thread.ofPlatform().daemon().name(component + "-events").unstarted(this::run);
    }

    private record Waiting(MeshEvent event, boolean once, CompletableFuture<Void> done) {}

    /**
     * Begins; events that are told before the mesh has the contract of {@code mesh.events} wait for it.
     *
     * @param component {@code gate} or {@code monitor}
     * @param kafka connection properties, {@code bootstrap.servers} at least
     */
    public static EventWriter start(String component, Map<String, Object> kafka, MeshSource mesh) {
        EventWriter writer = new EventWriter(component, kafka, mesh);
        writer.thread.start();
        return writer;
    }

    @Override
    public CompletableFuture<Void> tell(MeshEvent event) {
        return add(new Waiting(event, false, new CompletableFuture<>()));
    }

    @Override
    public CompletableFuture<Void> tellOnce(MeshEvent event) {
        return add(new Waiting(event, true, new CompletableFuture<>()));
    }

    @Override
    public Optional<String> waitingFor() {
        return waitingFor;
    }

    private CompletableFuture<Void> add(Waiting waiting) {
        if (closed || !queue.offer(waiting)) {
            waiting.done().completeExceptionally(new RejectedExecutionException(
                    closed ? "the event writer is closed" : MAX_WAITING + " events wait already"));
        } else if (closed) {
            refuse(List.of());
        }
        return waiting.done();
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>();
        try (EventProducer producer = new EventProducer(kafka)) {
            while (!closed) {
                Waiting first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    tellAll(batch, producer);
                }
            }
            // What was taken on last gets one attempt.
            queue.drainTo(batch);
            attempt(batch, producer);
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("events cannot be told any more: {}", e.getClass().getSimpleName());
        } finally {
            closed = true;
            refuse(batch);
        }
    }

    private void tellAll(List<Waiting> batch, EventProducer producer) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (!attempt(batch, producer) && !closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** @return whether all are told; those that are leave the batch */
    private boolean attempt(List<Waiting> batch, EventProducer producer) {
        try {
            Optional<SchemaId> schema = mesh.view().flatMap(view -> view.current(PRODUCT)).map(ContractEntry::valueSchemaId);
            if (schema.isEmpty()) {
                waitingFor = Optional.of("the contract of mesh.events in mesh.registry");
                return batch.isEmpty();
            }
            Map<UUID, CompletableFuture<Void>> sent = new HashMap<>();
            for (Waiting waiting : batch) {
                if (!isTold(waiting)) {
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

    private boolean isTold(Waiting waiting) {
        MeshEvent event = waiting.event();
        return waiting.once() && toldOf(event.type()).contains(event.id());
    }

    private ToldEvents toldOf(String type) {
        return told.computeIfAbsent(type, any -> new ToldEvents(any, kafka));
    }

    private boolean isDone(Waiting waiting, @Nullable CompletableFuture<Void> sent) {
        try {
            if (sent != null) {
                sent.join();
                if (waiting.once()) {
                    toldOf(waiting.event().type()).add(waiting.event().id());
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

    private void refuse(List<Waiting> batch) {
        List<Waiting> left = new ArrayList<>(batch);
        queue.drainTo(left);
        left.forEach(waiting -> waiting.done()
                .completeExceptionally(new RejectedExecutionException("the event writer closed before the event was told")));
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
