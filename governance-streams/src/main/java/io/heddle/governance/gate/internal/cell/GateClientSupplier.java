// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.governance.gate.config.GateTuning;
import io.heddle.governance.gate.internal.cluster.TopicIds;
import io.heddle.governance.gate.internal.metrics.CommittedCounts;
import io.heddle.governance.gate.internal.metrics.MetricsRecordFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaClientSupplier;

import java.util.Map;

/** The Kafka clients of one cell: its consumers control admission, its producers send the counts. */
public final class GateClientSupplier implements KafkaClientSupplier {
    private final StreamThreadContexts contexts;
    private final GateTuning tuning;
    private final MetricsRecordFactory recordFactory;
    private final CommittedCounts committedCounts;
    private final TopicIds topicIds;

    public GateClientSupplier(StreamThreadContexts contexts, GateTuning tuning, MetricsRecordFactory recordFactory,
            CommittedCounts committedCounts, TopicIds topicIds) {
        this.contexts = contexts;
        this.tuning = tuning;
        this.recordFactory = recordFactory;
        this.committedCounts = committedCounts;
        this.topicIds = topicIds;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new AdmittingConsumer(config, contexts.forConsumer(config), topicIds);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new MetricsProducer(config, contexts.forProducer(config), tuning, recordFactory, committedCounts);
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return plainConsumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return plainConsumer(config);
    }

    private static Consumer<byte[], byte[]> plainConsumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
