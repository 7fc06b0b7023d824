// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.heartbeat;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.ProductId;
import io.heddle.contract.mesh.ComponentHeartbeat;
import io.heddle.contract.mesh.ComponentHeartbeat.State;
import io.heddle.contract.mesh.ComponentHeartbeat.Status;
import io.heddle.contract.mesh.HeartbeatCodec;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Publishes the status of a component on {@code mesh.heartbeats}: immediately when it changes, every few seconds
 * otherwise, and {@code STOPPED} on close. It uses its own thread and a small producer and never blocks or fails the
 * component; a heartbeat that cannot be sent is dropped. It publishes nothing until the mesh log has the contract of
 * {@code mesh.heartbeats}. Thread-safe.
 *
 * <pre>{@code
 * HeartbeatPublisher heartbeats = HeartbeatPublisher.start(
 *         "gate", kafka, mesh::view, () -> Status.of(State.RUNNING, Optional.empty()));
 * ...
 * heartbeats.close();   // last, once the component has stopped
 * }</pre>
 */
public final class HeartbeatPublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatPublisher.class);
    private static final ProductId PRODUCT = ProductId.parse(MeshTopics.HEARTBEATS.value());
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final String component;
    private final Map<String, Object> kafka;
    private final Supplier<Optional<MeshView>> mesh;
    private final Supplier<Status> status;
    private final Duration interval;
    private final Instant startedAt = Instant.now();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private HeartbeatPublisher(
            String component,
            Map<String, Object> kafka,
            Supplier<Optional<MeshView>> mesh,
            Supplier<Status> status,
            Duration interval) {
        this.component = component;
        this.kafka = Map.copyOf(kafka);
        this.mesh = mesh;
        this.status = status;
        this.interval = interval;
        this.thread = new Thread(this::run, component + "-heartbeats");
        thread.setDaemon(true);
    }

    /**
     * Starts publishing every five seconds.
     *
     * @param component {@code gate}, {@code monitor} or {@code registry}
     * @param kafka connection properties, at least {@code bootstrap.servers}
     * @param mesh the latest view of the mesh log; must not block
     * @param status the current status of the component; must not block
     */
    public static HeartbeatPublisher start(
            String component,
            Map<String, Object> kafka,
            Supplier<Optional<MeshView>> mesh,
            Supplier<Status> status) {
        return start(component, kafka, mesh, status, INTERVAL);
    }

    static HeartbeatPublisher start(
            String component,
            Map<String, Object> kafka,
            Supplier<Optional<MeshView>> mesh,
            Supplier<Status> status,
            Duration interval) {
        HeartbeatPublisher heartbeats = new HeartbeatPublisher(component, kafka, mesh, status, interval);
        heartbeats.thread.start();
        return heartbeats;
    }

    private void run() {
        try (HeartbeatSender producer = new HeartbeatSender(component, kafka)) {
            String instance = ComponentInstanceName.generate(component);
            HeartbeatSchedule schedule = new HeartbeatSchedule(interval);
            while (!closing.await(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                Status currentStatus = status.get();
                if (schedule.isDue(currentStatus, System.nanoTime()) && publish(producer, instance, currentStatus)) {
                    schedule.published(currentStatus, System.nanoTime());
                }
            }
            if (schedule.hasPublished()) {
                publish(producer, instance, Status.of(State.STOPPED, Optional.empty()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Heartbeats are best effort: a failure must not affect the component.
            LOG.error("{} stopped sending heartbeats: {}", component, e.getClass().getSimpleName());
        }
    }

    private boolean publish(HeartbeatSender producer, String instance, Status currentStatus) {
        Optional<ContractEntry> contract = mesh.get().flatMap(view -> view.current(PRODUCT));
        contract.ifPresent(entry -> producer.send(instance, HeartbeatCodec.encode(
                new ComponentHeartbeat(component, instance, startedAt, Instant.now(), currentStatus),
                entry.valueSchemaId(), entry.contract().valueSchema())));
        return contract.isPresent();
    }

    /** Publishes that the component has stopped, if Kafka accepts it within a few seconds. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
