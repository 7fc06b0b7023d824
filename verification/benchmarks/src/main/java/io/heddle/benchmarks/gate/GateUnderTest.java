// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import io.heddle.benchmarks.variant.BenchmarkMaskingKeys;
import io.heddle.benchmarks.workload.GovernedProduct;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.governance.gate.Gate;
import io.heddle.governance.gate.config.GateConfig;
import io.heddle.governance.gate.config.GateTuning;
import io.heddle.log.MeshView;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The gate as shipped, for a given set of products. There is no schema registry: a warm gate does not need it. */
final class GateUnderTest {
    /**
     * The performance-relevant settings in which a cell differs from the Kafka Streams defaults; see
     * {@code CellStreamsConfig}.
     */
    static final Map<String, Object> STREAMS = Map.ofEntries(
            Map.entry(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0),
            Map.entry(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED),
            Map.entry(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 2_000),
            Map.entry(StreamsConfig.POLL_MS_CONFIG, 50),
            Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 4_000),
            Map.entry(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 * 1024),
            Map.entry(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4"),
            Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 4 * 1024 * 1024),
            Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 512 * 1024),
            Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 500),
            Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.RECEIVE_BUFFER_CONFIG), -1),
            Map.entry(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 16L * 1024 * 1024),
            Map.entry(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5));

    private GateUnderTest() {}

    static Gate start(List<GovernedProduct> products, String bootstrap, GateTuning tuning, Path state)
            throws IOException {
        MeshView view = BenchmarkMeshView.of(products.stream().map(GovernedProduct::contract).toList());
        return Gate.start(GateConfig.builder(
                Map.of("bootstrap.servers", bootstrap),
                URI.create("http://127.0.0.1:1"),
                () -> Optional.of(view),
                new CompiledRecordEngine(BenchmarkMaskingKeys.create().provider()),
                state)
                .tuning(tuning)
                .build());
    }
}
