// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

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

/** Has the records of a batch judged, forwards what it is told and counts it. */
final class GovernProcessor implements Processor<byte[], Batch.Arrival, byte[], Outgoing> {
    private static final Logger LOG = LoggerFactory.getLogger(GovernProcessor.class);

    private final Function<String, Plan> plans;
    private final Bench bench;
    private final Supplier<Exit> exits;
    private final BiConsumer<Ingest, Throwable> failures;
    private @Nullable ProcessorContext<byte[], Outgoing> context;
    private @Nullable Exit exit;

    GovernProcessor(Function<String, Plan> plans, Bench bench, Supplier<Exit> exits, BiConsumer<Ingest, Throwable> failures) {
        this.plans = plans;
        this.bench = bench;
        this.exits = exits;
        this.failures = failures;
    }

    @Override
    public void init(ProcessorContext<byte[], Outgoing> processorContext) {
        context = processorContext;
        // Called on the thread that will process, again if the task moves to another.
        exit = exits.get();
    }

    @Override
    public void process(Record<byte[], Batch.Arrival> record) {
        ProcessorContext<byte[], Outgoing> to = NotReadyException.ifNull(context);
        RecordMetadata at = to.recordMetadata().orElseThrow();
        Plan plan = plans.apply(at.topic());
        Instant now = Instant.ofEpochMilli(to.currentSystemTimeMs());
        Exit by = NotReadyException.ifNull(exit);
        Delivery delivery = new Delivery(to, by, plan, by.ledger().tally(plan, at.topic(), at.partition()));
        switch (record.value()) {
            case Batch.Arrival.Many many -> {
                List<ConsumerRecord<byte[], byte[]>> records = many.records();
                bench.judge(plan, records.size(), i -> Ingest.of(records.get(i), now), now, delivery);
            }
            case Batch.Arrival.One one -> {
                Ingest ingest = new Ingest(
                        at.topic(), at.partition(), at.offset(), record.timestamp(), record.key(), one.bytes(), one.headers());
                bench.judge(plan, 1, i -> ingest, now, delivery);
            }
        }
        by.worked(to::commit);
    }

    /** Where the judgements on a batch go. */
    private final class Delivery implements Bench.Sink {
        private final ProcessorContext<byte[], Outgoing> to;
        private final Exit by;
        private final Plan plan;
        private final Tally tally;

        Delivery(ProcessorContext<byte[], Outgoing> to, Exit by, Plan plan, Tally tally) {
            this.to = to;
            this.by = by;
            this.plan = plan;
            this.tally = tally;
        }

        @Override
        public void take(Ingest ingest, Judgement judgement) {
            switch (judgement) {
                case Judgement.Publish publish -> {
                    for (Outgoing output : publish.outputs()) {
                        forward(ingest, output, publish.headers(), CellTopology.PUBLISH);
                    }
                }
                case Judgement.Quarantine quarantine -> {
                    LOG.debug("{}-{}@{} is rejected: {}", ingest.topic(), ingest.partition(), ingest.offset(), quarantine.reason());
                    forward(ingest, quarantine.original(), quarantine.headers(), CellTopology.QUARANTINE);
                }
            }
            tally.count(plan.contractText(), judgement, ingest, to.currentSystemTimeMs());
        }

        /** What fails here is tried again before it is let in; the transaction is aborted. */
        @Override
        public void failed(Ingest ingest, Throwable thrown) {
            failures.accept(ingest, thrown);
        }

        private void forward(Ingest ingest, Outgoing output, Headers headers, String sink) {
            if (!by.send(output, ingest.timestamp(), headers)) {
                to.forward(new Record<>(output.key(), output, ingest.timestamp(), headers), sink);
            }
        }
    }
}
