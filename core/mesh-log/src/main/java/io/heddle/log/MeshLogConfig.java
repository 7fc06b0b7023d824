// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.TopicName;

import java.time.Duration;
import java.util.Map;

/**
 * Connection settings of the mesh log. Immutable.
 *
 * @param kafkaProperties at least {@code bootstrap.servers}; also security and similar. Properties that the log's
 *        consistency depends on (isolation level, acknowledgements, transactional id) are set by this module and cannot
 *        be overridden
 * @param topic {@code mesh.registry}; tests may use another one
 * @param writeTimeout how long a write is retried during an outage; an unresponsive broker can double it
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
            throw new IllegalArgumentException("the write timeout must be at least one second");
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
}
