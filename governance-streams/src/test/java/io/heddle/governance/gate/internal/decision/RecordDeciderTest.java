// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.Mask;
import io.heddle.contract.Severity;
import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.gate.internal.plan.ContractInForce;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.plan.PlanCompiler;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.governance.gate.internal.record.OutputRecord;
import io.heddle.log.ContractEntry;
import io.heddle.testkit.TestSeed;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Compares one decider with the compiled engine, reused for all records, with a new decider and the reference engine
 * per record.
 */
class RecordDeciderTest {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    private static final int OLD_ID = 21;

    @TempDir
    private Path folder;

    private static long limit(String topic) {
        return topic.equals(CustomerProductFixture.QUARANTINE) ? 1_000_000 : 640;
    }

    @Test
    void shouldRefuseToDecideWhenTheRecordWithHeadersExceedsTheQuarantineLimit() {
        FileKeyset keys = FileKeyset.openOrCreate(folder.resolve("keys.json"));
        EnforcementPlan plan = plan(new CompiledRecordEngine(keys), CustomerProductFixture.standard().entry());
        RecordHeaders many = new RecordHeaders();
        for (int i = 0; i < 10_000; i++) {
            many.add("h" + i, i % 2 == 0 ? null : new byte[20]);
        }
        IngestRecord bad = new IngestRecord(CustomerProductFixture.INGEST, 0, 7, 0, CustomerProductFixture.key(1),
                CustomerProductFixture.value(1, "a@b.c", -1), many);
        IngestRecord good = new IngestRecord(CustomerProductFixture.INGEST, 0, 7, 0, CustomerProductFixture.key(1),
                CustomerProductFixture.value(1, "a@b.c", 1), many);

        assertThatThrownBy(() -> RecordDeciderFixture.decider(topic -> 200_000).decide(plan, bad, NOW))
                .isInstanceOf(QuarantineTooSmallException.class)
                .hasMessageStartingWith("max.message.bytes of topic " + CustomerProductFixture.QUARANTINE + " to be ");
        assertThat(RecordDeciderFixture.decider(topic -> 600_000).decide(plan, bad, NOW))
                .isInstanceOf(RecordDecision.Quarantine.class);
        assertThat(RecordDeciderFixture.decider(topic -> 200_000).decide(plan, good, NOW)).as("need not fit")
                .isInstanceOf(RecordDecision.Publish.class);
    }

    @Test
    void shouldDecideConsecutiveRecordsAsTheReferenceEngineDoes() {
        FileKeyset keys = FileKeyset.openOrCreate(folder.resolve("keys.json"));
        List<ContractEntry> contracts = List.of(
                CustomerProductFixture.standard().entry(),
                CustomerProductFixture.standard().keyMasked(new Mask.Hash()).compactedTopic().entry(),
                CustomerProductFixture.standard().minimum(500, Severity.WARNING).entry(),
                CustomerProductFixture.standard().keyless().entry());
        Random random = TestSeed.random("RecordDeciderTest");
        int published = 0;
        int quarantined = 0;
        for (ContractEntry contract : contracts) {
            EnforcementPlan compiled = plan(new CompiledRecordEngine(keys), contract);
            EnforcementPlan reference = plan(new AvroRecordEngine(keys), contract);
            RecordDecider decider = RecordDeciderFixture.decider(RecordDeciderTest::limit);
            for (int i = 0; i < 3_000; i++) {
                IngestRecord record = record(random, contract.contract().key().isPresent(), i);
                RecordDecision decision = decider.decide(compiled, record, NOW);
                RecordDecision expected =
                        RecordDeciderFixture.decider(RecordDeciderTest::limit).decide(reference, record, NOW);
                assertThat(textOf(decision)).isEqualTo(textOf(expected));
                published += decision instanceof RecordDecision.Publish ? 1 : 0;
                quarantined += decision instanceof RecordDecision.Quarantine ? 1 : 0;
            }
        }
        assertThat(published).isGreaterThan(3_000);
        assertThat(quarantined).isGreaterThan(1_000);
    }

    private static EnforcementPlan plan(RecordEngine engine, ContractEntry contract) {
        return new PlanCompiler(engine, Duration.ofMinutes(1))
                .compilePlan(ContractInForce.of(contract, List.of()),
                        Map.of(OLD_ID, CustomerProductFixture.OLD), Map.of());
    }

    private static IngestRecord record(Random random, boolean keyed, int i) {
        long id = random.nextInt(1000);
        byte[] value = random.nextInt(3) == 0
                ? CustomerProductFixture.value(
                        OLD_ID, CustomerProductFixture.OLD,
                        CustomerProductFixture.record(CustomerProductFixture.OLD, id, "a" + id + "@example.org", i))
                : CustomerProductFixture.value(id, "\u00fc".repeat(random.nextInt(120)) + "@example.org",
                        random.nextInt(1000) - 5);
        byte[] key = switch (keyed ? random.nextInt(8) : 8) {
            case 0 -> CustomerProductFixture.key(id);
            case 1 -> "x".getBytes(StandardCharsets.UTF_8);
            case 8 -> null;
            default -> Long.toString(id).getBytes(StandardCharsets.UTF_8);
        };
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id", ("id-" + i).getBytes(StandardCharsets.UTF_8));
        return new IngestRecord(CustomerProductFixture.INGEST, 1, i, 1_700_000_000_000L + i, key,
                damaged(value, random), headers);
    }

    private static byte @Nullable [] damaged(byte[] value, Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> Arrays.copyOf(value, random.nextInt(value.length));
            case 2 -> Arrays.copyOf(value, value.length + 1);
            case 3 -> {
                value[5 + random.nextInt(value.length - 5)] ^= (byte) (1 << random.nextInt(8));
                yield value;
            }
            default -> value;
        };
    }

    private static String textOf(RecordDecision decision) {
        List<String> text = new ArrayList<>();
        decision.headers()
                .forEach(header -> text.add(header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8)));
        switch (decision) {
            case RecordDecision.Publish publish -> {
                text.add(publish.warnings() + " " + publish.maskedFields());
                publish.outputs().forEach(output -> text.add(textOf(output)));
            }
            case RecordDecision.Quarantine quarantine -> {
                text.add(quarantine.reason() + " " + quarantine.violations());
                text.add(textOf(quarantine.original()));
            }
        }
        return String.join("\n", text);
    }

    private static String textOf(OutputRecord output) {
        return output.topic() + " " + output.partition() + " " + Arrays.toString(output.key()) + " "
                + Arrays.toString(output.value());
    }
}
