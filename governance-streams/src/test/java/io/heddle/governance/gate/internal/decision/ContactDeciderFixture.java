// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.Contract;
import io.heddle.contract.SchemaId;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.governance.fixture.FramedAvro;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.config.GateLimits;
import io.heddle.governance.gate.config.UndeclaredDataDefault;
import io.heddle.governance.gate.internal.detection.SuspectedFieldReporter;
import io.heddle.governance.gate.internal.detection.UndeclaredDataInspectors;
import io.heddle.governance.gate.internal.plan.ContractInForce;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.plan.PlanCompiler;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.log.ContractEntry;
import io.heddle.log.event.MeshEventPublisher;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides on records of a product with two ports under a contract with this setting. */
final class ContactDeciderFixture {
    static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    static final String MAIL = "anna.meyer@example.org";

    private final Contract contract;
    final EnforcementPlan plan;
    final RecordDecider decider;

    /** @param undeclared the contract's setting, in YAML; empty if it has none */
    ContactDeciderFixture(
            String undeclared, UndeclaredDataDefault byDefault, MeshEventPublisher events, Path folder) {
        String setting =
                undeclared.isEmpty() ? "" : "\n  - {property: undeclaredPersonalData, value: " + undeclared + "}";
        String yaml = """
                apiVersion: v3.1.0
                kind: DataContract
                id: crm.contacts
                version: 1.0.0
                status: active
                team: {name: crm}
                schema:
                  - name: contact
                    physicalType: topic
                    properties:
                      - {name: id, logicalType: string, required: true, primaryKey: true}
                      - {name: note, logicalType: string, required: true}
                      - name: email
                        logicalType: string
                        required: true
                        tags: [PII]
                        customProperties: [{property: masking, value: redact}]
                customProperties:
                  - {property: cleanup.policy, value: compact}
                  - {property: outputPorts, value: [{name: full, audience: [crm], masking: {email: none}}]}"""
                + setting + "\n";
        ContractReading reading = ContractReader.read(yaml, SchemaSource.of(Map.of()));
        contract = switch (reading) {
            case ContractReading.Valid valid -> valid.contract();
            case ContractReading.Invalid invalid -> throw new AssertionError(invalid.faults());
        };
        ContractEntry entry = new ContractEntry(
                contract, "", Map.of(), new SchemaId(7), Optional.of(new SchemaId(8)), Map.of(), Instant.EPOCH);
        plan = new PlanCompiler(new CompiledRecordEngine(FileKeyset.openOrCreate(folder.resolve("keys.json"))),
                Duration.ofMinutes(1))
                .compilePlan(ContractInForce.of(entry, List.of()), Map.of(), Map.of());
        decider = new RecordDecider(
                new RecordSizeLimits(topic -> 1_000_000, GateLimits.DEFAULT),
                new UndeclaredDataInspectors(byDefault,
                        SuspectedFieldReporter.publishing(events, Clock.fixed(NOW, ZoneOffset.UTC))));
    }

    byte[] value(String id, String note) {
        GenericRecord record = new GenericRecordBuilder(contract.valueSchema())
                .set("id", id)
                .set("note", note)
                .set("email", "declared@example.org")
                .build();
        return ConfluentFrame.frame(new SchemaId(7), ReferenceEngine.encode(contract.valueSchema(), record));
    }

    RecordDecision.Publish publish(String id, String note) {
        return (RecordDecision.Publish) decide(id, note);
    }

    RecordDecision decide(String id, String note) {
        return decide(id, value(id, note), 0);
    }

    RecordDecision decide(String key, byte[] value, long offset) {
        return decide(key.getBytes(StandardCharsets.UTF_8), value, offset);
    }

    RecordDecision decide(byte[] key, byte @Nullable [] value, long offset) {
        return decider.decide(plan, ingest(key, value, offset), NOW);
    }

    IngestRecord ingest(byte[] key, byte @Nullable [] value, long offset) {
        return new IngestRecord("crm.contacts.v1.ingest", 1, offset, 1L, key, value, new RecordHeaders());
    }

    GenericRecord read(RecordDecision.Publish published, int port) {
        byte[] value = published.outputs().get(port).value();
        if (value == null) {
            throw new AssertionError("no value");
        }
        return FramedAvro.read(contract.valueSchema(), value);
    }

    String note(RecordDecision.Publish published, int port) {
        return read(published, port).get("note").toString();
    }
}
