// SPDX-License-Identifier: Apache-2.0
package io.heddle.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Kafka settings for a single node on a small shared machine. */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private BrokerSettings() {}

    static Properties of(Path dir, int port, int controllerPort, Map<String, String> overrides) {
        Properties all = new Properties();
        all.putAll(identity(dir, port, controllerPort));
        all.putAll(SINGLE_NODE);
        all.putAll(TRANSACTIONS);
        all.putAll(SMALL);
        all.putAll(QUICK);
        all.putAll(overrides);
        return all;
    }

    private static Map<String, String> identity(Path dir, int port, int controllerPort) {
        return Map.of(
                "process.roles", "broker,controller",
                "node.id", Integer.toString(NODE_ID),
                "listeners", "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort,
                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "controller.listener.names", CONTROLLER,
                // A static voter list: unlike a dynamic quorum, it allows a different port at each start.
                "controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort,
                "log.dirs", dir.toString());
    }

    private static final Map<String, String> SINGLE_NODE = Map.of(
            "default.replication.factor", "1",
            "min.insync.replicas", "1",
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "auto.create.topics.enable", "false",
            // Offsets must not expire in a mesh that is not started for months.
            "offsets.retention.minutes", "525600");

    private static final Map<String, String> TRANSACTIONS = Map.of(
            "transaction.max.timeout.ms", "900000",
            // A dead writer blocks read_committed readers until its transaction is aborted: check often.
            "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");

    private static final Map<String, String> SMALL = Map.ofEntries(
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.num.partitions", "2"),
            Map.entry("num.partitions", "1"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "3"),
            Map.entry("num.replica.fetchers", "1"),
            Map.entry("background.threads", "2"),
            Map.entry("num.recovery.threads.per.data.dir", "2"),
            Map.entry("log.segment.bytes", "67108864"),
            Map.entry("log.preallocate", "false"),
            Map.entry("log.index.size.max.bytes", "1048576"),
            Map.entry("log.cleaner.threads", "1"),
            Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
            Map.entry("log.cleaner.io.buffer.size", "262144"),
            Map.entry("offsets.load.buffer.size", "1048576"),
            Map.entry("transaction.state.log.load.buffer.size", "1048576"));

    private static final Map<String, String> QUICK = Map.of(
            "group.initial.rebalance.delay.ms", "0",
            "group.coordinator.append.linger.ms", "0",
            // After a kill -9 the controller waits this long before it considers the old broker dead.
            "broker.session.timeout.ms", "3000",
            "broker.heartbeat.interval.ms", "500",
            "controlled.shutdown.enable", "true",
            "server.max.startup.time.ms", "60000");
}
