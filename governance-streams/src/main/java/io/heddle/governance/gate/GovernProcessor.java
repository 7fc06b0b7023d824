// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks the judge about each record, forwards what it is told and counts it. */
final class GovernProcessor implements Processor<byte[], IngestValue, byte[], Outgoing> {
    private static final Logger LOG = LoggerFactory.getLogger(GovernProcessor.class);

    private final Function<String, Plan> plans;
    private final Judge judge;
    private final Supplier<Ledger> ledgers;
    private final BiConsumer<Ingest, Throwable> failures;
    private Instant lastNow = Instant.EPOCH;
    private @Nullable ProcessorContext<byte[], Outgoing> context;
    private @Nullable Ledger ledger;

    GovernProcessor(Function<String, Plan> plans, Judge judge, Supplier<Ledger> ledgers, BiConsumer<Ingest, Throwable> failures) {
        this.plans = plans;
        this.judge = judge;
        this.ledgers = ledgers;
        this.failures = failures;
    }

    @Override
    public void init(ProcessorContext<byte[], Outgoing> processorContext) {
        context = processorContext;
        // Called on the thread that will process, again if the task moves to another.
        ledger = ledgers.get();
    }

    @Override
    public void process(Record<byte[], IngestValue> record) {
        ProcessorContext<byte[], Outgoing> to = NotReadyException.ifNull(context);
        RecordMetadata at = to.recordMetadata().orElseThrow();
        Ingest ingest = new Ingest(
                at.topic(),
                at.partition(),
                at.offset(),
                record.timestamp(),
                record.key(),
                record.value().bytes(),
                record.value().headers());
        Plan plan = plans.apply(at.topic());
        long now = to.currentSystemTimeMs();
        Judgement judgement = judge(plan, ingest, instantOf(now));
        switch (judgement) {
            case Judgement.Publish publish ->
                publish.outputs().forEach(output -> forward(to, ingest, output, publish.headers(), CellTopology.PUBLISH));
            case Judgement.Quarantine quarantine -> {
                LOG.debug("{}-{}@{} is rejected: {}", at.topic(), at.partition(), at.offset(), quarantine.reason());
                forward(to, ingest, quarantine.original(), quarantine.headers(), CellTopology.QUARANTINE);
            }
        }
        NotReadyException.ifNull(ledger).count(plan, ingest, judgement, now);
    }

    /** The same object for the records of the same millisecond. */
    private Instant instantOf(long epochMillis) {
        if (lastNow.toEpochMilli() != epochMillis) {
            lastNow = Instant.ofEpochMilli(epochMillis);
        }
        return lastNow;
    }

    /** What fails here is tried again before it is let in; the transaction is aborted. */
    private Judgement judge(Plan plan, Ingest ingest, Instant now) {
        try {
            return judge.judge(plan, ingest, now);
        } catch (RuntimeException | StackOverflowError e) {
            failures.accept(ingest, e);
            throw e;
        }
    }

    private static void forward(
            ProcessorContext<byte[], Outgoing> to, Ingest ingest, Outgoing output, Headers headers, String sink) {
        to.forward(new Record<>(output.key(), output, ingest.timestamp(), headers), sink);
    }
}
