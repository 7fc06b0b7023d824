// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaClientSupplier;

import java.util.Map;

/** The Kafka clients of one cell: with admission on the way in and counting on the way out. */
final class GateClients implements KafkaClientSupplier {
    /** The largest request a gate sends; an output record is never larger, whatever its topic takes. */
    static final int MAX_REQUEST_BYTES = 8 * 1024 * 1024;

    private final Lanes lanes;
    private final GateTuning tuning;
    private final MetricsRecords metrics;
    private final CommittedCounts committed;
    private final TopicIds ids;

    GateClients(Lanes lanes, GateTuning tuning, MetricsRecords metrics, CommittedCounts committed, TopicIds ids) {
        this.lanes = lanes;
        this.tuning = tuning;
        this.metrics = metrics;
        this.committed = committed;
        this.ids = ids;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new HoldingConsumer(config, lanes.ofConsumer(config), ids);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new CountingProducer(config, lanes.ofProducer(config), tuning, metrics, committed);
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return plain(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return plain(config);
    }

    private static Consumer<byte[], byte[]> plain(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
