// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.SchemaId;
import io.heddle.contract.Severity;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.gate.config.GateLimits;
import io.heddle.governance.gate.internal.plan.ContractInForce;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.plan.PlanCompiler;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.testkit.BaselineFile;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The headers of published and quarantined records, which consumers and tools read. */
class RecordHeadersBaselineTest {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    private static final int OLD_ID = 21;
    private static final int OTHER_ID = 22;
    private static final long ROOM = 1_000_000;
    private static final byte[] KEY = CustomerProductFixture.key(1);
    private static final byte[] GOOD = CustomerProductFixture.value(1, "a@b.c", 10);
    private static final byte[] NEGATIVE = CustomerProductFixture.value(1, "a@b.c", -1);

    @TempDir
    private Path folder;

    private final StringBuilder text = new StringBuilder();

    @Test
    void shouldMatchTheReviewedHeaders() {
        CustomerProductFixture.Variant standard = CustomerProductFixture.standard();
        EnforcementPlan plan = plan(standard);

        decide("published", plan, KEY, GOOD, clientHeaders());
        decide("published without any header of the client", plan, KEY, GOOD, new RecordHeaders());
        decide("published with malformed headers", plan, KEY, GOOD, malformedHeaders());
        decide("published from an older schema", plan, KEY,
                CustomerProductFixture.value(OLD_ID, CustomerProductFixture.OLD,
                        CustomerProductFixture.record(CustomerProductFixture.OLD, 1, "a@b.c", 10)),
                new RecordHeaders());
        decide("published with a warning", plan(standard.minimum(0, Severity.WARNING)), KEY, NEGATIVE,
                new RecordHeaders());
        decide("published tombstone", plan(standard.compactedTopic()), KEY, null, new RecordHeaders());
        decide("a rule is violated", plan, KEY, NEGATIVE, clientHeaders());
        decide("a rule is violated, with malformed headers", plan, KEY, NEGATIVE, malformedHeaders());
        decide("the value is cut", plan, KEY, Arrays.copyOf(GOOD, GOOD.length - 3), new RecordHeaders());
        decide("bytes follow the value", plan, KEY, Arrays.copyOf(GOOD, GOOD.length + 3), new RecordHeaders());
        decide("no wire format", plan, KEY, bytes("plain text"), new RecordHeaders());
        decide("the schema cannot be read", plan, KEY, ConfluentFrame.frame(new SchemaId(OTHER_ID), new byte[8]),
                new RecordHeaders());
        decide("a tombstone", plan, KEY, null, new RecordHeaders());
        decide("no key", plan, null, GOOD, new RecordHeaders());
        decide("a key of another type", plan, bytes("x"), GOOD, new RecordHeaders());
        decide("no contract is in force", EnforcementPlan.withoutContract(plan.topics()), KEY, GOOD,
                new RecordHeaders());
        decide("the output is too large", plan, KEY, CustomerProductFixture.value(1, "x".repeat(3_000), 10),
                new RecordHeaders(), 1_000);
        decide("the record is too large for a request", plan, KEY,
                CustomerProductFixture.value(1, "x".repeat(9_000_000), 10), clientHeaders());

        BaselineFile.of("record-headers.txt").assertMatches(text.toString());
    }

    private EnforcementPlan plan(CustomerProductFixture.Variant variant) {
        return new PlanCompiler(
                new CompiledRecordEngine(FileKeyset.openOrCreate(folder.resolve("keys.json"))), Duration.ofMinutes(1))
                .compilePlan(ContractInForce.of(variant.entry(), List.of()),
                        Map.of(OLD_ID, CustomerProductFixture.OLD, OTHER_ID, CustomerProductFixture.OTHER), Map.of());
    }

    private static RecordHeaders clientHeaders() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id", bytes("order-17"));
        headers.add("ce_time", bytes("2026-01-01T00:00:00Z"));
        headers.add("ce_type", bytes("forged"));
        headers.add("traceparent", bytes("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        headers.add("heddle-contract", bytes("forged"));
        headers.add("heddle-replay", bytes("run=mf3k2x9a.x7q1;from=0:12;first=4711;attempt=2"));
        headers.add("x-client", bytes("a value"));
        headers.add("x-null", null);
        return headers;
    }

    private static RecordHeaders malformedHeaders() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id", bytes("born 1815 in London"));
        headers.add("ce_time", bytes("yesterday"));
        headers.add("traceparent", bytes("mallory"));
        headers.add("heddle-replay", bytes("run=Ada.Lovelace;from=0:12;first=4711;attempt=2"));
        return headers;
    }

    private void decide(String title, EnforcementPlan plan, byte @Nullable [] key, byte @Nullable [] value,
            RecordHeaders headers) {
        decide(title, plan, key, value, headers, ROOM);
    }

    private void decide(String title, EnforcementPlan plan, byte @Nullable [] key, byte @Nullable [] value,
            RecordHeaders headers,
            long outputRoom) {
        IngestRecord record = new IngestRecord(CustomerProductFixture.INGEST, 1, 42, NOW.toEpochMilli() - 60_000, key,
                value, headers);
        RecordDecision decision = RecordDeciderFixture
                .decider(topic -> topic.equals(CustomerProductFixture.QUARANTINE)
                        ? GateLimits.DEFAULT.maxRequestBytes()
                        : outputRoom)
                .decide(plan, record, NOW);
        text.append(title).append(": ").append(topics(decision)).append('\n');
        decision.headers()
                .forEach(header -> text.append("    ").append(header.key()).append(" = ")
                        .append(header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8))
                        .append('\n'));
    }

    private static String topics(RecordDecision decision) {
        return switch (decision) {
            case RecordDecision.Publish publish ->
                String.join(", ", publish.outputs().stream().map(output -> output.topic()).toList());
            case RecordDecision.Quarantine quarantine -> quarantine.original().topic();
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
