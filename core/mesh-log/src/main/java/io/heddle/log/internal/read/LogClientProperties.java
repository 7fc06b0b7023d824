// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.internal.read;

import io.heddle.log.MeshLogConfig;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The properties of the log's Kafka clients: the user's own, with those replaced that the log's consistency stands on.
 */
public final class LogClientProperties {
    /** A contract with its schemas is some 10 KB; this is room for the odd giant. */
    public static final int MAX_RECORD_BYTES = 4 << 20;

    private LogClientProperties() {}

    /** No single step waits longer than this, so that an outage is reported in bounded time. */
    public static Duration stepTimeout(MeshLogConfig config) {
        return config.writeTimeout().dividedBy(3);
    }

    /** The one transactional id that every writer of this log shares. */
    public static String transactionalId(MeshLogConfig config) {
        return config.topic() + ".writer";
    }

    /** For a reader, which sees committed records only and keeps its own position. */
    public static Map<String, Object> consumer(MeshLogConfig config) {
        Map<String, Object> properties = new HashMap<>(config.kafkaProperties());
        properties.putIfAbsent("client.id", "heddle-log-reader");
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", false);
        properties.put("auto.offset.reset", "none");
        properties.put("allow.auto.create.topics", false);
        properties.put("max.poll.records", 1000);
        properties.put("default.api.timeout.ms", 5_000);
        properties.put("request.timeout.ms", 4_000);
        properties.put("reconnect.backoff.max.ms", 1_000);
        // A consumer closes no sooner than the fetch under way ends.
        properties.put("fetch.max.wait.ms", 250);
        return properties;
    }

    /** For the writer of a transaction; it waits no longer than a step. */
    public static Map<String, Object> producer(MeshLogConfig config) {
        int step = Math.toIntExact(stepTimeout(config).toMillis());
        Map<String, Object> properties = new HashMap<>(config.kafkaProperties());
        properties.putIfAbsent("client.id", "heddle-log-writer");
        properties.put("transactional.id", transactionalId(config));
        properties.put("acks", "all");
        properties.put("enable.idempotence", true);
        properties.put("linger.ms", 0);
        properties.put("compression.type", "gzip");
        properties.put("max.request.size", MAX_RECORD_BYTES);
        properties.put("max.block.ms", step);
        properties.put("delivery.timeout.ms", step);
        properties.put("request.timeout.ms", Math.max(500, step / 2));
        properties.put("reconnect.backoff.max.ms", 500);
        // Taking the epoch always fails once with a retriable error while the last transaction is being sealed.
        properties.put("retry.backoff.ms", 10);
        properties.put("retry.backoff.max.ms", 500);
        // How long a writer that died can hold up the readers, if no other writer comes to end its transaction.
        properties.put("transaction.timeout.ms", Math.max(15_000, step));
        return properties;
    }

    /** For looking at the topic and its offsets. */
    public static Map<String, Object> admin(MeshLogConfig config) {
        Map<String, Object> properties = new HashMap<>(config.kafkaProperties());
        properties.putIfAbsent("client.id", "heddle-log-admin");
        properties.put("default.api.timeout.ms", Math.toIntExact(stepTimeout(config).toMillis()));
        properties.put("request.timeout.ms", Math.max(500, Math.toIntExact(stepTimeout(config).toMillis() / 2)));
        properties.put("reconnect.backoff.max.ms", 500);
        return properties;
    }
}
