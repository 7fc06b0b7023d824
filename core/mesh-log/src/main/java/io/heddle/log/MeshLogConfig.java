// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.TopicName;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How to reach the log. Immutable.
 *
 * @param kafkaProperties at least {@code bootstrap.servers}; security and the like. What the log's consistency stands
 *        on (isolation level, acknowledgements, transactional id) is set by this module and cannot be replaced
 * @param topic {@code mesh.registry}; another one only in tests
 * @param writeTimeout how long a write may be retried in an outage; a hanging broker can make it twice as long
 */
public record MeshLogConfig(Map<String, Object> kafkaProperties, TopicName topic, Duration writeTimeout) {
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(30);

    /** @throws IllegalArgumentException if {@code bootstrap.servers} is missing or the timeout is below one second */
    public MeshLogConfig {
        kafkaProperties = Map.copyOf(kafkaProperties);
        if (!kafkaProperties.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("bootstrap.servers is missing");
        }
        if (writeTimeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("the write timeout is at least one second");
        }
    }

    public MeshLogConfig(Map<String, Object> kafkaProperties) {
        this(kafkaProperties, MeshTopics.REGISTRY, WRITE_TIMEOUT);
    }

    public static MeshLogConfig of(String bootstrapServers) {
        return new MeshLogConfig(Map.of("bootstrap.servers", bootstrapServers));
    }

    public MeshLogConfig withTopic(TopicName other) {
        return new MeshLogConfig(kafkaProperties, other, writeTimeout);
    }

    public MeshLogConfig withWriteTimeout(Duration other) {
        return new MeshLogConfig(kafkaProperties, topic, other);
    }

    /** No single step waits longer than this, so that an outage is told in bounded time. */
    public Duration stepTimeout() {
        return writeTimeout.dividedBy(3);
    }

    /** The one transactional id that every writer of this log shares. */
    public String transactionalId() {
        return topic + ".writer";
    }

    public Map<String, Object> consumer() {
        Map<String, Object> all = new HashMap<>(kafkaProperties);
        all.putIfAbsent("client.id", "heddle-log-reader");
        all.put("isolation.level", "read_committed");
        all.put("enable.auto.commit", false);
        all.put("auto.offset.reset", "none");
        all.put("allow.auto.create.topics", false);
        all.put("max.poll.records", 1000);
        all.put("default.api.timeout.ms", 5_000);
        all.put("request.timeout.ms", 4_000);
        all.put("reconnect.backoff.max.ms", 1_000);
        // A consumer closes no sooner than the fetch under way ends.
        all.put("fetch.max.wait.ms", 250);
        return all;
    }

    public Map<String, Object> producer() {
        int step = Math.toIntExact(stepTimeout().toMillis());
        Map<String, Object> all = new HashMap<>(kafkaProperties);
        all.putIfAbsent("client.id", "heddle-log-writer");
        all.put("transactional.id", transactionalId());
        all.put("acks", "all");
        all.put("enable.idempotence", true);
        all.put("linger.ms", 0);
        all.put("compression.type", "gzip");
        all.put("max.request.size", MeshLogTopic.MAX_RECORD_BYTES);
        all.put("max.block.ms", step);
        all.put("delivery.timeout.ms", step);
        all.put("request.timeout.ms", Math.max(500, step / 2));
        all.put("reconnect.backoff.max.ms", 500);
        // Taking the epoch is always told to try again once, while the last transaction is being sealed.
        all.put("retry.backoff.ms", 10);
        all.put("retry.backoff.max.ms", 500);
        // How long a writer that died can hold up the readers, if no other writer comes to end its transaction.
        all.put("transaction.timeout.ms", Math.max(15_000, step));
        return all;
    }

    public Map<String, Object> admin() {
        Map<String, Object> all = new HashMap<>(kafkaProperties);
        all.putIfAbsent("client.id", "heddle-log-admin");
        all.put("default.api.timeout.ms", Math.toIntExact(stepTimeout().toMillis()));
        all.put("request.timeout.ms", Math.max(500, Math.toIntExact(stepTimeout().toMillis() / 2)));
        all.put("reconnect.backoff.max.ms", 500);
        return all;
    }
}
