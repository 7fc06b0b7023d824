// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.MeshTopics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Whether everything needed to judge a record is there. What is missing is asked for on the way; nothing here blocks.
 * Thread-safe.
 */
final class Readiness {
    /** What our headers may add to a record in quarantine, without the list of violations. */
    private static final int QUARANTINE_ROOM = 512;

    private final Plans plans;
    private final TopicDirectory topics;
    private final MetricsTopic metrics;

    Readiness(Plans plans, TopicDirectory topics, MetricsTopic metrics) {
        this.plans = plans;
        this.topics = topics;
        this.metrics = metrics;
    }

    /** What all records of a partition wait for, in words for people, or null. */
    @Nullable String missingFor(TopicPartition partition) {
        Plan plan = plans.current(partition.topic());
        if (plan == null) {
            return plans.waitingFor(partition.topic());
        }
        if (metrics.written().isEmpty()) {
            return "the contract of mesh.metrics in mesh.registry";
        }
        String metricsTopic = MeshTopics.METRICS.value();
        if (topics.facts(metricsTopic) == null) {
            topics.want(List.of(metricsTopic));
            return "topic " + metricsTopic;
        }
        for (String target : plan.targets()) {
            TopicDirectory.Facts facts = topics.facts(target);
            if (facts == null || facts.partitions() <= partition.partition()) {
                topics.want(List.of(target));
                return facts == null
                        ? "topic " + target
                        : "partition " + partition.partition() + " of topic " + target;
            }
        }
        return null;
    }

    /** What this record waits for, in words for people, or null; the partition itself must be ready. */
    @Nullable String missingFor(ConsumerRecord<byte[], byte[]> record) {
        Plan plan = NotReadyException.ifNull(plans.current(record.topic()));
        if (!fitsQuarantine(plan, record)) {
            return "a larger max.message.bytes of topic " + plan.quarantineTopic();
        }
        if (plan.entry().isEmpty()) {
            return null;
        }
        if (plan.key().isPresent() && !isKnown(plan, Plan.Part.KEY, record.topic(), record.key())) {
            return "key schema " + WireFormat.schemaId(record.key()) + ": " + plans.waitingFor(record.topic());
        }
        if (!isKnown(plan, Plan.Part.VALUE, record.topic(), record.value())) {
            return "schema " + WireFormat.schemaId(record.value()) + ": " + plans.waitingFor(record.topic());
        }
        return null;
    }

    private boolean isKnown(Plan plan, Plan.Part part, String topic, byte @Nullable [] bytes) {
        if (bytes == null || !WireFormat.isFramed(bytes)) {
            return true;
        }
        int schemaId = WireFormat.schemaId(bytes);
        Writer writer = plan.writer(part, schemaId);
        if (writer != null && !(writer instanceof Writer.Refused refused && refused.isStale(System.nanoTime()))) {
            return true;
        }
        plans.want(topic, part, schemaId);
        return false;
    }

    private boolean fitsQuarantine(Plan plan, ConsumerRecord<byte[], byte[]> record) {
        TopicDirectory.Facts facts = topics.facts(plan.quarantineTopic());
        long payload = (long) Ingest.length(record.key()) + Ingest.length(record.value());
        if (facts == null || payload + 64 * 1024 < facts.maxRecordBytes()) {
            return true;
        }
        Outgoing original = new Outgoing(plan.quarantineTopic(), record.partition(), record.key(), record.value());
        return RecordSize.of(original, record.headers()) + QUARANTINE_ROOM <= facts.maxRecordBytes();
    }
}
