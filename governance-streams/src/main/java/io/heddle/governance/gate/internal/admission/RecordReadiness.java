// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.admission;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.internal.cluster.MetricsSchema;
import io.heddle.governance.gate.internal.cluster.TimestampLimits;
import io.heddle.governance.gate.internal.cluster.TopicDirectory;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.plan.PlanRegistry;
import io.heddle.governance.gate.internal.plan.WriterDecision;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import io.heddle.governance.gate.internal.record.WriterSchemaId;
import io.heddle.governance.gate.internal.schema.RecordPart;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;

/**
 * Checks whether everything needed to decide on a record is available, and requests what is missing. Never blocks.
 * Thread-safe.
 */
public final class RecordReadiness {
    private final PlanRegistry plans;
    private final TopicDirectory topics;
    private final MetricsSchema metricsSchema;
    private final RetryProbe retryProbe;

    public RecordReadiness(PlanRegistry plans, TopicDirectory topics, MetricsSchema metricsSchema,
            RetryProbe retryProbe) {
        this.plans = plans;
        this.topics = topics;
        this.metricsSchema = metricsSchema;
        this.retryProbe = retryProbe;
    }

    /** What all records of a partition wait for, or null. */
    @Nullable
    Missing missingFor(TopicPartition partition) {
        TopicDirectory.TopicFacts ingest = topics.facts(partition.topic());
        if (ingest != null && !ingest.rights().read()) {
            topics.refreshSoon(partition.topic());
            return readPermission(partition.topic());
        }
        EnforcementPlan plan = plans.current(partition.topic());
        if (plan == null) {
            return plans.waitingFor(partition.topic());
        }
        if (metricsSchema.versionInForce().isEmpty()) {
            return new Missing.MeshContract(MeshTopics.METRICS.value());
        }
        Missing missing = missingForTopic(MeshTopics.METRICS.value(), 0);
        for (String target : missing == null ? plan.targets() : List.<String>of()) {
            missing = missing == null ? missingForTopic(target, partition.partition()) : missing;
        }
        return missing;
    }

    /** The permission to read an ingest topic. */
    static Missing readPermission(String topic) {
        return new Missing.Permission(Missing.Permission.Right.READ_TOPIC, topic);
    }

    private @Nullable Missing missingForTopic(String target, int partition) {
        TopicDirectory.TopicFacts facts = topics.facts(target);
        if (facts == null) {
            topics.requestFacts(List.of(target));
            return new Missing.Topic(target, Missing.Topic.Use.WRITE);
        }
        Missing missing = null;
        if (!facts.rights().write()) {
            missing = new Missing.Permission(Missing.Permission.Right.WRITE_TOPIC, target);
        } else if (facts.partitions() <= partition) {
            missing = new Missing.Partition(target, partition);
        } else if (facts.timestampLimits().isNarrow()) {
            missing = new Missing.TimestampRange(target);
        }
        if (missing != null) {
            topics.refreshSoon(target);
        }
        return missing;
    }

    /** To be called after a client got an authorization error for these topics. */
    void markRefused(Collection<String> refused) {
        topics.markRefused(refused);
    }

    /** A check for the records of a topic whose partition is ready. Create a new one for each poll. */
    RecordCheck checkRecords(String topic) {
        return new RecordCheck(PlanIncompleteException.requirePresent(plans.current(topic)));
    }

    /** Checks records against one snapshot of the plan. */
    final class RecordCheck {
        private final EnforcementPlan plan;

        private RecordCheck(EnforcementPlan plan) {
            this.plan = plan;
        }

        /** What this record waits for, or null. */
        @Nullable
        Missing missingFor(ConsumerRecord<byte[], byte[]> record, long now) {
            long timestamp = record.timestamp();
            Missing refusing = timestamp < 0 || TimestampLimits.isRecent(timestamp, now)
                    ? null
                    : missingForTimestamp(plan, timestamp, now);
            if (refusing != null || plan.entry().isEmpty()) {
                return refusing;
            }
            int keyId = keySchemaId(plan, record);
            if (!isWriterKnown(plan, RecordPart.KEY, record.topic(), keyId)) {
                return new Missing.Schema(Missing.Schema.Part.KEY, keyId, plans.waitingFor(record.topic()));
            }
            int valueId = valueSchemaId(record);
            if (!isWriterKnown(plan, RecordPart.VALUE, record.topic(), valueId)) {
                return new Missing.Schema(Missing.Schema.Part.VALUE, valueId, plans.waitingFor(record.topic()));
            }
            return retryProbe.missingFor(plan, record);
        }
    }

    /**
     * Requests the schemas of a record behind a waiting one, so that lookups run in parallel.
     */
    void prefetchSchemas(ConsumerRecord<byte[], byte[]> record) {
        EnforcementPlan plan = plans.current(record.topic());
        if (plan != null && plan.entry().isPresent()) {
            boolean _ = isWriterKnown(plan, RecordPart.VALUE, record.topic(), valueSchemaId(record));
            boolean _ = isWriterKnown(plan, RecordPart.KEY, record.topic(), keySchemaId(plan, record));
        }
    }

    private static int valueSchemaId(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        return value == null
                ? WriterSchemaId.NONE
                : WriterSchemaId.ofValue(value, WriterSchemaId.valueHeader(record.headers()));
    }

    private static int keySchemaId(EnforcementPlan plan, ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key();
        if (key == null || plan.key().isEmpty()) {
            return WriterSchemaId.NONE;
        }
        Header header = WriterSchemaId.keyHeader(record.headers());
        if (header != null) {
            return WriterSchemaId.of(header);
        }
        return plan.isKeyFramed(key) ? ConfluentFrame.schemaId(key) : WriterSchemaId.NONE;
    }

    private boolean isWriterKnown(EnforcementPlan plan, RecordPart part, String topic, int schemaId) {
        if (schemaId == WriterSchemaId.NONE) {
            return true;
        }
        WriterDecision writer = plan.writer(part, schemaId);
        if (writer != null
                && !(writer instanceof WriterDecision.Refused refused && refused.isStale(System.nanoTime()))) {
            return true;
        }
        plans.requestWriter(topic, part, schemaId);
        return false;
    }

    private @Nullable Missing missingForTimestamp(EnforcementPlan plan, long timestamp, long now) {
        for (String target : plan.targets()) {
            TopicDirectory.TopicFacts facts = topics.facts(target);
            if (facts != null && !facts.timestampLimits().accepts(timestamp, now)) {
                topics.refreshSoon(target);
                return new Missing.Timestamp(target, (timestamp - now) / 1000);
            }
        }
        return null;
    }
}
