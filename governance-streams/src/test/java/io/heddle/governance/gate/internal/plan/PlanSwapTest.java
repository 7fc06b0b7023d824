// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.contract.Contract;
import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
import io.heddle.contract.RuleFault;
import io.heddle.engine.CompilationResult;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.RecordingEventPublisher;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.internal.schema.RecordPart;
import io.heddle.governance.gate.internal.schema.SchemaLookup;
import io.heddle.governance.gate.internal.schema.SchemaViolationReporter;
import io.heddle.governance.gate.internal.schema.WriterSchemaResolver;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

/** A writer that becomes known while the contract changes is governed by the new contract, masks included. */
class PlanSwapTest {
    private static final int WRITER = 99;
    private static final long MASKED_ID = 1 ^ 0xABCDEFL;
    private static final CustomerProductFixture.Variant OPEN = CustomerProductFixture.standard();
    private static final CustomerProductFixture.Variant MASKED = OPEN.version("1.1.0").keyMasked(new Mask.Hash());

    private final InterruptedEngine engine = new InterruptedEngine();
    private final PlanRegistry plans = new PlanRegistry(
            new PlanCompiler(engine, Duration.ofMinutes(1)),
            new WriterSchemaResolver(
                    id -> id == WRITER
                            ? new SchemaLookup.Answer.Found(CustomerProductFixture.OLD)
                            : new SchemaLookup.Answer.Found(CustomerProductFixture.SCHEMA),
                    new WriterSchemaResolver.Retry(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1))),
            new SchemaViolationReporter(new RecordingEventPublisher(), Clock.systemUTC()), Runnable::run);

    @Test
    void shouldMaskUnderTheNewContractWhenItComesIntoForceWhileTheWriterCompiles() throws Exception {
        plans.follow(CustomerProductFixture.view(OPEN.entry()));
        engine.during("1.0.0", CustomerProductFixture.OLD, this::applyMasked);

        requestWriter();

        assertThat(publishedId()).isEqualTo(MASKED_ID);
    }

    @Test
    void shouldMaskUnderTheNewContractWhenTheWriterIsResolvedWhileItCompiles() throws Exception {
        plans.follow(CustomerProductFixture.view(OPEN.entry()));
        engine.during("1.1.0", CustomerProductFixture.SCHEMA, this::requestWriter);

        applyMasked();

        assertThat(publishedId()).isEqualTo(MASKED_ID);
    }

    @Test
    void shouldMaskUnderTheNewContractWhenTheWriterWasKnownBefore() throws Exception {
        plans.follow(CustomerProductFixture.view(OPEN.entry()));
        requestWriter();
        assertThat(publishedId()).isEqualTo(1L);

        applyMasked();

        assertThat(publishedId()).isEqualTo(MASKED_ID);
    }

    private void applyMasked() {
        plans.follow(CustomerProductFixture.view(OPEN.entry(), MASKED.entry()));
    }

    private void requestWriter() {
        plans.requestWriter(CustomerProductFixture.INGEST, RecordPart.VALUE, WRITER);
    }

    /** The customer's id in the output of a record by the writer with the older schema. */
    private Object publishedId() throws IOException {
        EnforcementPlan plan = Objects.requireNonNull(plans.current(CustomerProductFixture.INGEST));
        RecordProgram program =
                ((WriterDecision.Governed) Objects.requireNonNull(plan.writer(RecordPart.VALUE, WRITER))).program();
        byte[] avro = ReferenceEngine.encode(CustomerProductFixture.OLD,
                CustomerProductFixture.record(CustomerProductFixture.OLD, 1, "a@b.c", 10));
        byte[] output = ((Verdict.Accepted) program.run(avro, 0, avro.length, Instant.EPOCH)).outputs().get(0);
        return new GenericDatumReader<GenericRecord>(CustomerProductFixture.SCHEMA)
                .read(null, DecoderFactory.get().binaryDecoder(output, null))
                .get("customer_id");
    }

    /** An engine in which something happens once, after it compiled a certain schema. */
    private static final class InterruptedEngine implements RecordEngine {
        private record Interruption(String version, Schema writer, Runnable action) {}

        private final RecordEngine engine = new ReferenceEngine();
        private final AtomicReference<Optional<Interruption>> pending = new AtomicReference<>(Optional.empty());

        void during(String version, Schema writer, Runnable action) {
            pending.set(Optional.of(new Interruption(version, writer, action)));
        }

        @Override
        public CompilationResult compile(Schema writer, Contract contract, List<OutputPort> ports) {
            CompilationResult result = engine.compile(writer, contract, ports);
            Optional<Interruption> interruption = Objects.requireNonNull(pending.get())
                    .filter(next -> next.writer().equals(writer)
                            && next.version().equals(contract.version().toString()));
            if (interruption.isPresent()) {
                pending.set(Optional.empty());
                interruption.get().action().run();
            }
            return result;
        }

        @Override
        public CompilationResult compileKey(Schema writer, Contract contract, List<OutputPort> ports) {
            return engine.compileKey(writer, contract, ports);
        }

        @Override
        public RecordProgram compileTextKey(Contract contract, List<OutputPort> ports) {
            return engine.compileTextKey(contract, ports);
        }

        @Override
        public List<RuleFault> check(Contract contract) {
            return engine.check(contract);
        }
    }
}
