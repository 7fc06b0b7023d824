// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.internal.read;

import io.heddle.log.MeshLogConfig;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The properties of the log's Kafka clients: the user's, except for those that the log's consistency depends on. */
public final class LogClientProperties {
    /** A contract with its schemas takes about 10 KB; the limit leaves room for unusually large ones. */
    public static final int MAX_RECORD_BYTES = 4 << 20;

    private LogClientProperties() {}

    /** The timeout of a single step, so that an outage is reported in bounded time. */
    public static Duration stepTimeout(MeshLogConfig config) {
        return config.writeTimeout().dividedBy(3);
    }

    /** The one transactional id that every writer of this log shares. */
    public static String transactionalId(MeshLogConfig config) {
        return config.topic() + ".writer";
    }

    /** For a reader, which sees only committed records and tracks its own position. */
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
        // Closing a consumer waits for the fetch in progress.
        properties.put("fetch.max.wait.ms", 250);
        return properties;
    }

    /** For the transactional writer; no call waits longer than a step. */
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
        // Acquiring the epoch always fails once with a retriable error while the previous transaction is being
        // completed.
        properties.put("retry.backoff.ms", 10);
        properties.put("retry.backoff.max.ms", 500);
        // How long a crashed writer can block readers if no other writer aborts its transaction.
        properties.put("transaction.timeout.ms", Math.max(15_000, step));
        return properties;
    }

    /** For inspecting the topic and its offsets. */
    public static Map<String, Object> admin(MeshLogConfig config) {
        Map<String, Object> properties = new HashMap<>(config.kafkaProperties());
        properties.putIfAbsent("client.id", "heddle-log-admin");
        properties.put("default.api.timeout.ms", Math.toIntExact(stepTimeout(config).toMillis()));
        properties.put("request.timeout.ms", Math.max(500, Math.toIntExact(stepTimeout(config).toMillis() / 2)));
        properties.put("reconnect.backoff.max.ms", 500);
        return properties;
    }
}
