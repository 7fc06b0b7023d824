// SPDX-License-Identifier: Apache-2.0
package io.heddle.broker;

import io.heddle.broker.LocalBrokerException.Problem;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.raft.QuorumConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A running Kafka: one KRaft broker and controller in this process, listening only on 127.0.0.1. It is a real broker
 * with transactions, compaction and group coordination, so what works with it also works with a cluster.
 *
 * <pre>{@code
 * try (LocalBroker broker = LocalBroker.start(LocalBrokerConfig.temporary())) {
 *     properties.put("bootstrap.servers", broker.bootstrapServers());
 * }
 * }</pre>
 *
 * <p>Thread-safe. Replaces Kafka's {@code Exit} procedures for the whole process, see {@link #onFailure}.
 */
public final class LocalBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalBroker.class);
    private static final Duration SHUTDOWN = Duration.ofSeconds(10);

    private final BrokerDataDirectory dataDir;
    private final ListenerSockets sockets;
    private final BrokerFaults faults;
    private final int port;
    private final String clusterId;
    private final ControllerServer controller;
    private final BrokerServer broker;
    private boolean closed;

    /** Detects every problem that can be detected before the first Kafka thread starts. */
    private LocalBroker(BrokerDataDirectory dataDir, ListenerSockets sockets, BrokerFaults faults,
            LocalBrokerConfig config) {
        this.dataDir = dataDir;
        this.sockets = sockets;
        this.faults = faults;
        this.port = sockets.bind(config.port());
        dataDir.formatIfNew();
        dataDir.describe("pid " + ProcessHandle.current().pid() + ", 127.0.0.1:" + port + "\n");
        KafkaConfig kafka = new KafkaConfig(
                BrokerSettings.of(dataDir.kafka(), port, sockets.bind(0), config.settings()));
        var directories = KafkaRaftServer.initializeLogDirs(kafka, LOG, "");
        this.clusterId = directories._1().clusterId().orElseThrow();
        SharedServer shared = new SharedServer(
                kafka,
                directories._1(),
                Time.SYSTEM,
                Server.initializeMetrics(kafka, Time.SYSTEM, clusterId),
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(kafka.quorumConfig().voters())),
                List.of(),
                faults,
                sockets);
        this.broker = new BrokerServer(shared);
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2());
    }

    /**
     * Starts a broker and returns when it is ready for clients.
     *
     * @throws LocalBrokerException if it cannot start; nothing is left running or locked
     */
    public static LocalBroker start(LocalBrokerConfig config) {
        BrokerDataDirectory dataDir = BrokerDataDirectory.open(config);
        ListenerSockets sockets = new ListenerSockets();
        BrokerFaults faults = BrokerFaults.watch();
        try {
            LocalBroker broker = new LocalBroker(dataDir, sockets, faults, config);
            broker.run();
            return broker;
        } catch (RuntimeException e) {
            faults.unwatch();
            sockets.close();
            dataDir.close();
            throw e instanceof LocalBrokerException ? e : failed(e);
        }
    }

    private void run() {
        long begin = System.nanoTime();
        try {
            controller.startup();
            broker.startup();
        } catch (RuntimeException e) {
            stop();
            throw failed(e);
        }
        LOG.info("local broker started on {} after {} ms", bootstrapServers(), (System.nanoTime() - begin) / 1_000_000);
    }

    private static LocalBrokerException failed(RuntimeException e) {
        return new LocalBrokerException(
                Problem.BROKER_FAILED,
                "the local broker did not start: " + e.getMessage() + "; see the log, or start on a new data directory",
                e);
    }

    /** The address that clients connect to: {@code 127.0.0.1:port}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** The cluster id, which stays the same for a data directory. */
    public String clusterId() {
        return clusterId;
    }

    /**
     * Notifies the listener once if the running broker fails, for example because the disk is full; immediately if it
     * already has. Where Kafka would halt the process, only this broker fails, and its owner decides what to do with
     * the process.
     *
     * @param listener called on a thread of the broker; must not block, and must not close the broker itself
     */
    public void onFailure(Consumer<LocalBrokerException> listener) {
        faults.failure().thenAccept(listener);
    }

    /** Shuts down cleanly and waits for it: clients are disconnected, logs flushed. Idempotent. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stop();
        faults.unwatch();
        sockets.close();
        dataDir.close();
    }

    private void stop() {
        try {
            broker.shutdown(SHUTDOWN);
        } finally {
            controller.shutdown();
        }
    }
}
