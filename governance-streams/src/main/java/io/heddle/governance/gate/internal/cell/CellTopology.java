// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.contract.DomainName;
import io.heddle.contract.ProductTopics;
import io.heddle.governance.gate.internal.decision.ParallelDecider;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.governance.gate.internal.record.OutputRecord;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.TopicNameExtractor;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Builds a cell's topology, as a pure function of its domain and collaborators. */
public final class CellTopology {
    private CellTopology() {}

    /**
     * @param plans the plan of an ingest topic; throws {@link PlanIncompleteException} if it has none
     * @param deciders creates one for each task
     * @param channels the output channel of the calling stream thread
     * @param failures called with records whose decision failed
     */
    public static Topology of(
            DomainName domain,
            Function<String, EnforcementPlan> plans,
            Supplier<ParallelDecider> deciders,
            Supplier<OutputChannel> channels,
            BiConsumer<IngestRecord, Throwable> failures) {
        TimestampExtractor timestamps =
                (record, partitionTime) -> record.timestamp() >= 0 ? record.timestamp() : System.currentTimeMillis();
        Serializer<byte[]> keys = new ByteArraySerializer();
        Serializer<OutputRecord> values = (topic, outgoing) -> outgoing.value();
        TopicNameExtractor<byte[], OutputRecord> topics = new OwnTopic();
        // Kafka 4.4 deprecates the only abstract method; its successor calls it by default.
        @SuppressWarnings("removal") StreamPartitioner<byte[], OutputRecord> partitions =
                (topic, key, outgoing, count) -> Optional.of(Set.of(outgoing.partition()));
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        CellNodes.INGEST,
                        timestamps,
                        new ByteArrayDeserializer(),
                        new RecordBatch.Reader(),
                        Pattern.compile(ProductTopics.ingestPattern(domain)))
                .addProcessor(CellNodes.GOVERN, () -> new GateProcessor(plans, deciders.get(), channels, failures),
                        CellNodes.INGEST)
                .addSink(CellNodes.PUBLISH, topics, keys, values, partitions, CellNodes.GOVERN)
                .addSink(CellNodes.QUARANTINE, topics, keys, values, partitions, CellNodes.GOVERN);
    }

    /** A named class instead of a lambda, so that the topology's description is the same in every run. */
    private static final class OwnTopic implements TopicNameExtractor<byte[], OutputRecord> {
        @Override
        public String extract(byte[] key, OutputRecord outgoing, RecordContext context) {
            return outgoing.topic();
        }

        @Override
        public String toString() {
            return "OwnTopic";
        }
    }
}
