// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.contract.DomainName;
import io.heddle.governance.gate.config.CellApplicationId;
import io.heddle.governance.gate.config.GateConfig;
import io.heddle.governance.gate.config.GateLimits;
import io.heddle.governance.gate.config.GateTuning;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The Kafka Streams configuration of a cell: small buffers, because a process hosts many cells. */
public final class CellStreamsConfig {
    /**
     * A gate that sends no heartbeat for this long counts as dead and others take over. This is the minimum that
     * brokers allow by default. A gate that only paused rejoins: its transaction was fenced, so nothing is lost or
     * duplicated.
     */
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);

    /** How long a poll of a thread with uncommitted work waits for records. */
    static final Duration POLL_TIMEOUT = Duration.ofMillis(50);

    /** The most records that one poll returns. */
    static final int MAX_POLL_RECORDS = 4_000;

    private CellStreamsConfig() {}

    public static StreamsConfig of(DomainName domain, GateConfig config) {
        Map<String, Object> streams = new HashMap<>(config.kafka());
        streams.put(StreamsConfig.APPLICATION_ID_CONFIG, CellApplicationId.of(domain));
        streams.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee(config.tuning()));
        streams.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.tuning().threads());
        streams.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDirectory().toString());
        streams.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval(config.tuning()).toMillis());
        streams.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        // A held partition must not delay the other topics of its task.
        streams.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        // One buffered record is a whole batch.
        streams.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 1);
        streams.put(StreamsConfig.POLL_MS_CONFIG, POLL_TIMEOUT.toMillis());
        streams.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, 30_000);
        consumer(streams);
        producer(streams, config.limits());
        return new StreamsConfig(streams);
    }

    private static String guarantee(GateTuning tuning) {
        return switch (tuning.guarantee()) {
            case EXACTLY_ONCE -> StreamsConfig.EXACTLY_ONCE_V2;
            case AT_LEAST_ONCE -> StreamsConfig.AT_LEAST_ONCE;
        };
    }

    private static Duration commitInterval(GateTuning tuning) {
        return switch (tuning.guarantee()) {
            case EXACTLY_ONCE -> CommitPacer.streamsCommitInterval(tuning.commitInterval());
            case AT_LEAST_ONCE -> tuning.commitInterval();
        };
    }

    private static void consumer(Map<String, Object> streams) {
        // Kafka's default of 64 KiB is smaller than a fetch: the connection stalls for 200 ms when a response fills the
        // buffer. This value lets the operating system choose.
        streams.put(StreamsConfig.consumerPrefix(CommonClientConfigs.RECEIVE_BUFFER_CONFIG),
                CommonClientConfigs.RECEIVE_BUFFER_LOWER_BOUND);
        streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 4 * 1024 * 1024);
        // Kafka Streams sets this for exactly-once only, but aborted records must never be processed.
        streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
        streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 512 * 1024);
        streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 500);
        streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), MAX_POLL_RECORDS);
        streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                (int) SESSION_TIMEOUT.toMillis());
        streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_000);
    }

    private static void producer(Map<String, Object> streams, GateLimits limits) {
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG),
                2L * limits.maxRequestBytes());
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), limits.maxRequestBytes());
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_BLOCK_MS_CONFIG), 15_000);
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        // Adding offsets to a transaction sometimes took 100 ms, which is Kafka's default back-off and a whole commit
        // interval. Likely cause: the previous commit was not complete.
        streams.put(StreamsConfig.producerPrefix(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG), 20);
        // Headers and masked values are repetitive: compressing them costs less than sending them uncompressed.
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 * 1024);
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        // A record for a topic that was just deleted blocks the whole cell until its delivery times out. The
        // transaction times out after 10 s anyway, so a longer delivery timeout has no benefit.
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG), 10_000);
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG), 9_000);
    }
}
