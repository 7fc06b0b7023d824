// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.MeshTopics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;

/**
 * Whether everything needed to judge a record is there. What is missing is asked for on the way; nothing here blocks.
 * Thread-safe.
 */
final class Readiness {
    private final Plans plans;
    private final TopicDirectory topics;
    private final MetricsTopic metrics;
    private final Trials trials;

    Readiness(Plans plans, TopicDirectory topics, MetricsTopic metrics, Trials trials) {
        this.plans = plans;
        this.topics = topics;
        this.metrics = metrics;
        this.trials = trials;
    }

    /** What all records of a partition wait for, in words for people, or null. */
    @Nullable String missingFor(TopicPartition partition) {
        TopicDirectory.Facts ingest = topics.facts(partition.topic());
        if (ingest != null && !ingest.rights().read()) {
            topics.doubt(partition.topic());
            return "permission to READ topic " + partition.topic() + "; grant it to this gate";
        }
        Plan plan = plans.current(partition.topic());
        if (plan == null) {
            return plans.waitingFor(partition.topic());
        }
        if (metrics.written().isEmpty()) {
            return "the contract of mesh.metrics in mesh.registry";
        }
        String missing = missingOf(MeshTopics.METRICS.value(), 0);
        for (String target : missing == null ? plan.targets() : List.<String>of()) {
            missing = missing == null ? missingOf(target, partition.partition()) : missing;
        }
        return missing;
    }

    private @Nullable String missingOf(String target, int partition) {
        TopicDirectory.Facts facts = topics.facts(target);
        if (facts == null) {
            topics.want(List.of(target));
            return "topic " + target + ", which is not there or hidden from this gate; apply the contract again, or grant DESCRIBE";
        }
        String missing = null;
        if (!facts.rights().write()) {
            missing = "permission to WRITE to topic " + target + "; grant it to this gate";
        } else if (facts.partitions() <= partition) {
            missing = "partition " + partition + " of topic " + target + "; give it as many partitions as ingest has";
        } else if (facts.times().isNarrow()) {
            missing = "message.timestamp.before.max.ms of topic " + target + " to be a minute at least";
        }
        if (missing != null) {
            topics.doubt(target);
        }
        return missing;
    }

    /** A client was refused on these topics. */
    void refused(Collection<String> refused) {
        topics.refused(refused);
    }

    /** A look at the records of a topic whose partition is ready; to be taken anew for each poll. */
    Look lookAt(String topic) {
        return new Look(NotReadyException.ifNull(plans.current(topic)));
    }

    /** What stands at one moment. */
    final class Look {
        private final Plan plan;

        private Look(Plan plan) {
            this.plan = plan;
        }

        /** What this record waits for, in words for people, or null. */
        @Nullable String missingFor(ConsumerRecord<byte[], byte[]> record, long now) {
            long timestamp = record.timestamp();
            String refusing = timestamp < 0 || TopicTimes.isCommon(timestamp, now) ? null : refusingTime(plan, timestamp, now);
            if (refusing != null || plan.entry().isEmpty()) {
                return refusing;
            }
            if (plan.key().isPresent() && !isKnown(plan, Plan.Part.KEY, record.topic(), record.key())) {
                return "key schema " + WireFormat.schemaId(record.key()) + ": " + plans.waitingFor(record.topic());
            }
            if (!isKnown(plan, Plan.Part.VALUE, record.topic(), record.value())) {
                return "schema " + WireFormat.schemaId(record.value()) + ": " + plans.waitingFor(record.topic());
            }
            return trials.missingFor(plan, record);
        }
    }

    /** Asks for the schemas of a record that comes after one that waits, so that they do not wait one after the other. */
    void foresee(ConsumerRecord<byte[], byte[]> record) {
        Plan plan = plans.current(record.topic());
        if (plan != null && plan.entry().isPresent()) {
            boolean _ = isKnown(plan, Plan.Part.VALUE, record.topic(), record.value());
            boolean _ = plan.key().isEmpty() || isKnown(plan, Plan.Part.KEY, record.topic(), record.key());
        }
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

    private @Nullable String refusingTime(Plan plan, long timestamp, long now) {
        for (String target : plan.targets()) {
            TopicDirectory.Facts facts = topics.facts(target);
            if (facts != null && !facts.times().take(timestamp, now)) {
                topics.doubt(target);
                return "topic " + target + " to take the record's timestamp, " + Math.abs(now - timestamp) / 1000 + " s in the "
                        + (timestamp > now ? "future; raise message.timestamp.after.max.ms" : "past; raise message.timestamp.before.max.ms");
            }
        }
        return null;
    }
}
