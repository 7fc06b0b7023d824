// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.governance.gate.internal.decision.ParallelDecider;
import io.heddle.governance.gate.internal.decision.RecordDecision;
import io.heddle.governance.gate.internal.metrics.PartitionCounts;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.governance.gate.internal.record.OutputRecord;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Has a batch decided, forwards the resulting records and counts them. */
final class GateProcessor implements Processor<byte[], RecordBatch.CellInput, byte[], OutputRecord> {
    private static final Logger LOG = LoggerFactory.getLogger(GateProcessor.class);

    private final Function<String, EnforcementPlan> plans;
    private final ParallelDecider decider;
    private final Supplier<OutputChannel> channels;
    private final BiConsumer<IngestRecord, Throwable> failures;
    private @Nullable ProcessorContext<byte[], OutputRecord> context;
    private @Nullable OutputChannel threadChannel;

    GateProcessor(Function<String, EnforcementPlan> plans, ParallelDecider decider, Supplier<OutputChannel> channels,
            BiConsumer<IngestRecord, Throwable> failures) {
        this.plans = plans;
        this.decider = decider;
        this.channels = channels;
        this.failures = failures;
    }

    @Override
    public void init(ProcessorContext<byte[], OutputRecord> processorContext) {
        context = processorContext;
        // Called on the processing thread, and again if the task moves to another thread.
        threadChannel = channels.get();
    }

    @Override
    public void process(Record<byte[], RecordBatch.CellInput> record) {
        ProcessorContext<byte[], OutputRecord> currentContext = PlanIncompleteException.requirePresent(context);
        RecordMetadata metadata = currentContext.recordMetadata().orElseThrow();
        EnforcementPlan plan = plans.apply(metadata.topic());
        Instant now = Instant.ofEpochMilli(currentContext.currentSystemTimeMs());
        OutputChannel channel = PlanIncompleteException.requirePresent(threadChannel);
        DecisionForwarder delivery = new DecisionForwarder(currentContext, channel, plan,
                channel.transactionCounts().countsOf(plan.topics().product(), metadata.topic(), metadata.partition()));
        switch (record.value()) {
            case RecordBatch.CellInput.Many batch -> {
                List<ConsumerRecord<byte[], byte[]>> records = batch.records();
                decider.decide(plan, records.size(), i -> IngestRecord.of(records.get(i), now), now, delivery);
            }
            case RecordBatch.CellInput.One single -> {
                IngestRecord ingest = new IngestRecord(
                        metadata.topic(), metadata.partition(), metadata.offset(), record.timestamp(), record.key(),
                        single.bytes(), single.headers());
                decider.decide(plan, 1, i -> ingest, now, delivery);
            }
        }
        channel.batchDone(currentContext::commit);
    }

    /** Receives the decisions on a batch. */
    private final class DecisionForwarder implements ParallelDecider.DecisionSink {
        private final ProcessorContext<byte[], OutputRecord> currentContext;
        private final OutputChannel channel;
        private final EnforcementPlan plan;
        private final PartitionCounts partitionCounts;

        DecisionForwarder(ProcessorContext<byte[], OutputRecord> currentContext, OutputChannel channel,
                EnforcementPlan plan, PartitionCounts partitionCounts) {
            this.currentContext = currentContext;
            this.channel = channel;
            this.plan = plan;
            this.partitionCounts = partitionCounts;
        }

        @Override
        public void accept(IngestRecord ingest, RecordDecision decision) {
            switch (decision) {
                case RecordDecision.Publish publish -> {
                    for (OutputRecord output : publish.outputs()) {
                        forward(ingest, output, publish.headers(), CellNodes.PUBLISH);
                    }
                }
                case RecordDecision.Quarantine quarantine -> {
                    LOG.debug("{}-{}@{} is rejected: {}", ingest.topic(), ingest.partition(), ingest.offset(),
                            quarantine.reason());
                    forward(ingest, quarantine.original(), quarantine.headers(), CellNodes.QUARANTINE);
                }
            }
            partitionCounts.count(plan.contractText(), decision, ingest, currentContext.currentSystemTimeMs());
        }

        /** The transaction is aborted; the record must pass a retry trial before it is admitted again. */
        @Override
        public void failed(IngestRecord ingest, Throwable thrown) {
            failures.accept(ingest, thrown);
        }

        private void forward(IngestRecord ingest, OutputRecord output, Headers headers, String sink) {
            if (!channel.send(output, ingest.timestamp(), headers)) {
                currentContext.forward(new Record<>(output.key(), output, ingest.timestamp(), headers), sink);
            }
        }
    }
}
