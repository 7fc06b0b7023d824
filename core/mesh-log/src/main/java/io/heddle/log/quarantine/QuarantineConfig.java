// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import io.heddle.contract.ProductTopics;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Locates a product's quarantine and configures the connection to its cluster. Immutable.
 *
 * @param kafka properties of every client, at least {@code bootstrap.servers}
 * @param stallTimeout how long the cluster may be unresponsive, and an open transaction may block reading
 */
public record QuarantineConfig(Map<String, Object> kafka, ProductTopics topics, Duration stallTimeout) {
    private static final Duration STALL_TIMEOUT = Duration.ofSeconds(60);
    private static final int MAX_RECORD_BYTES = 16 * 1024 * 1024;
    private static final int TRANSACTION_MILLIS = 30_000;

    public QuarantineConfig {
        kafka = Map.copyOf(kafka);
    }

    public static QuarantineConfig of(Map<String, Object> kafka, ProductTopics topics) {
        return new QuarantineConfig(kafka, topics, STALL_TIMEOUT);
    }

    public QuarantineConfig withStallTimeout(Duration timeout) {
        return new QuarantineConfig(kafka, topics, timeout);
    }

    /** One per quarantine: acquiring it fences any other process and aborts its open transaction. */
    public String transactionalId() {
        return "mesh.replay." + quarantine();
    }

    String gateGroup() {
        return "mesh.gate." + topics.product().domain();
    }

    String quarantine() {
        return topics.quarantine().value();
    }

    String ingest() {
        return topics.ingest().value();
    }

    TopicPartition quarantine(int partition) {
        return new TopicPartition(quarantine(), partition);
    }

    TopicPartition ingest(int partition) {
        return new TopicPartition(ingest(), partition);
    }

    Map<String, Object> admin() {
        return with(Map.of("default.api.timeout.ms", millis(), "request.timeout.ms", Math.min(millis(), 20_000)));
    }

    Map<String, Object> consumer() {
        return with(Map.of(
                "isolation.level", "read_committed",
                "enable.auto.commit", false,
                "allow.auto.create.topics", false,
                "auto.offset.reset", "earliest",
                "fetch.max.bytes", MAX_RECORD_BYTES,
                "default.api.timeout.ms", millis()));
    }

    Map<String, Object> producer() {
        return with(Map.of(
                "transactional.id", transactionalId(),
                "transaction.timeout.ms", TRANSACTION_MILLIS,
                "delivery.timeout.ms", TRANSACTION_MILLIS,
                "request.timeout.ms", TRANSACTION_MILLIS / 3,
                "max.block.ms", millis(),
                "linger.ms", 5,
                "max.request.size", MAX_RECORD_BYTES,
                "compression.type", "lz4"));
    }

    private int millis() {
        return Math.toIntExact(stallTimeout.toMillis());
    }

    private Map<String, Object> with(Map<String, Object> defaults) {
        Map<String, Object> all = new HashMap<>(defaults);
        all.putAll(kafka);
        return all;
    }
}
