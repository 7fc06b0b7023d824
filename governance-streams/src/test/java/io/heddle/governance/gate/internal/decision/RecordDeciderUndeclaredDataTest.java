// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.Contract;
import io.heddle.contract.ProductId;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.SchemaId;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.Severity;
import io.heddle.contract.UndeclaredData;
import io.heddle.contract.Violation;
import io.heddle.contract.mesh.GateMetrics;
import io.heddle.contract.mesh.MeshEvent;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.governance.fixture.FramedAvro;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.config.GateLimits;
import io.heddle.governance.gate.config.UndeclaredDataDefault;
import io.heddle.governance.gate.internal.detection.SuspectedField;
import io.heddle.governance.gate.internal.detection.SuspectedFieldReporter;
import io.heddle.governance.gate.internal.detection.UndeclaredDataInspectors;
import io.heddle.governance.gate.internal.metrics.TransactionCounts;
import io.heddle.governance.gate.internal.plan.ContractInForce;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.plan.PlanCompiler;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.log.ContractEntry;
import io.heddle.log.event.MeshEventPublisher;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How records with undeclared personal data are handled, on every port and with every setting.
 */
class RecordDeciderUndeclaredDataTest {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    private static final String MAIL = "anna.meyer@example.org";
    private static final List<String> PESELS =
            IntStream.range(0, 10).mapToObj(RecordDeciderUndeclaredDataTest::pesel).toList();

    @TempDir
    private Path folder;

    private final PublishedEvents recordedEvents = new PublishedEvents();

    @Test
    void shouldPublishUnchangedAndReportOnceWhenTheMeshReports() {
        DeciderFixture gate = new DeciderFixture("", UndeclaredDataDefault.REPORT);

        RecordDecision.Publish first = gate.publish("k", "mail " + MAIL);
        RecordDecision.Publish second = gate.publish("k", "or " + MAIL);

        assertThat(gate.note(first, 0)).isEqualTo("mail " + MAIL);
        assertThat(first.suspected()).extracting(SuspectedField::toString).containsExactly("note email");
        assertThat(second.suspected()).isEqualTo(first.suspected());
        assertThat(first.warnings()).isEmpty();
        assertThat(recordedEvents.events).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("personal-data.suspected");
            assertThat(event.product()).contains(ProductId.parse("crm.contacts"));
            assertThat(event.subject()).isEqualTo("note");
            assertThat(event.attributes()).containsExactlyInAnyOrderEntriesOf(
                    Map.of("contract", "crm.contacts@1.0.0", "kind", "email", "action", "report"));
            assertThat(event.toString()).doesNotContain("anna");
        });
    }

    @Test
    void shouldPublishAgainWhenTheEventCouldNotBePublished() {
        DeciderFixture gate = new DeciderFixture("", UndeclaredDataDefault.REPORT);
        recordedEvents.refuse = true;
        gate.publish("k", MAIL);
        recordedEvents.refuse = false;
        gate.publish("k", MAIL);
        gate.publish("k", MAIL);

        assertThat(recordedEvents.events).hasSize(2);
    }

    @Test
    void shouldCountPathAndKindInTheMetricsWhenRecordsArePublishedOrQuarantined() {
        TransactionCounts counts = new TransactionCounts();
        DeciderFixture reports = new DeciderFixture("", UndeclaredDataDefault.REPORT);
        DeciderFixture quarantines = new DeciderFixture("{action: quarantine}", UndeclaredDataDefault.REPORT);
        for (DeciderFixture gate : List.of(reports, quarantines, quarantines)) {
            IngestRecord record = gate.ingest("k".getBytes(StandardCharsets.UTF_8),
                    gate.value("k", MAIL + " +49 30 1234567 " + MAIL), 0);
            counts.countsOf(gate.plan.topics().product(), record.topic(), record.partition())
                    .count(gate.plan.contractText(), gate.judge.decide(gate.plan, record, NOW), record,
                            NOW.toEpochMilli());
        }

        GateMetrics counted = counts.drain().get(0).toMetrics();
        assertThat(counted.suspected()).isEqualTo(Map.of("note email", 3L, "note phone", 3L));
        assertThat(counted.rejectedByReason()).isEqualTo(Map.of("undeclared_personal_data", 2L));
    }

    @Test
    void shouldRedactOnEveryPortWithAWarningWhenTheContractMasks() {
        DeciderFixture gate = new DeciderFixture("{action: mask}", UndeclaredDataDefault.REPORT);

        RecordDecision.Publish published = gate.publish("k", "mail " + MAIL);

        assertThat(published.outputs()).hasSize(2);
        assertThat(gate.note(published, 0)).isEqualTo("***");
        assertThat(gate.note(published, 1)).isEqualTo("***");
        assertThat(gate.read(published, 0).get("email")).hasToString("***");
        assertThat(gate.read(published, 1).get("email")).hasToString("declared@example.org");
        assertThat(gate.read(published, 0).get("id")).hasToString("k");
        assertThat(published.maskedFields()).isEqualTo(2);
        assertThat(published.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.WARNING);
            assertThat(warning.path()).isEqualTo("note");
        });
    }

    @Test
    void shouldQuarantineTheOriginalBytesWhenTheContractQuarantines() {
        DeciderFixture gate = new DeciderFixture("{action: quarantine}", UndeclaredDataDefault.REPORT);
        byte[] value = gate.value("k", "mail " + MAIL);

        RecordDecision.Quarantine quarantine = (RecordDecision.Quarantine) gate.judge("k", value, 0);

        assertThat(quarantine.reason()).isEqualTo(ReasonCode.UNDECLARED_PERSONAL_DATA);
        assertThat(quarantine.original().value()).isEqualTo(value);
        assertThat(quarantine.violations()).containsExactly(new Violation(
                "undeclared_personal_data", "note", "string(27)",
                "looks like an e-mail address, but the contract does not declare it;"
                        + " classify it, mask it, or except it in"
                        + " undeclaredPersonalData",
                Severity.ERROR));
        assertThat(quarantine.suspected()).extracting(SuspectedField::toString).containsExactly("note email");
        assertThat(quarantine.headers()).allSatisfy(
                header -> assertThat(new String(header.value(), StandardCharsets.UTF_8)).doesNotContain("anna"));
    }

    @Test
    void shouldPublishWhenNothingUndeclaredIsPersonal() {
        DeciderFixture gate = new DeciderFixture("{action: quarantine}", UndeclaredDataDefault.REPORT);

        assertThat(gate.publish("k", "ships on 2024-01-15 as ORD-4711").suspected()).isEmpty();
        assertThat(recordedEvents.events).isEmpty();
    }

    @Test
    void shouldUseTheContractsSettingOrElseTheMeshs() {
        UndeclaredDataDefault strict = new UndeclaredDataDefault(UndeclaredData.Action.QUARANTINE, 0.01);

        assertThat(new DeciderFixture("", strict).judge("k", MAIL)).isInstanceOf(RecordDecision.Quarantine.class);
        assertThat(new DeciderFixture("{kinds: [iban]}", strict).judge("k", MAIL))
                .isInstanceOf(RecordDecision.Publish.class);
        assertThat(new DeciderFixture("{except: [note]}", strict).judge("k", MAIL))
                .isInstanceOf(RecordDecision.Publish.class);
        assertThat(new DeciderFixture("{action: off}", strict).judge("k", MAIL).suspected()).isEmpty();
        assertThat(new DeciderFixture("{action: report}", strict).judge("k", MAIL).suspected()).hasSize(1);
        UndeclaredDataDefault off = new UndeclaredDataDefault(UndeclaredData.Action.OFF, 1);
        assertThat(new DeciderFixture("", off).judge("k", MAIL).suspected()).isEmpty();
        assertThat(new DeciderFixture("{action: mask}", off).judge("k", MAIL).suspected()).hasSize(1);
    }

    @Test
    void shouldInspectTheFirstRecordsAndThenASampleWhenReporting() {
        assertThat(inspections(new DeciderFixture("", UndeclaredDataDefault.REPORT), 10_100)).isBetween(160, 250);
        assertThat(inspections(new DeciderFixture("{sample: 0.5}", UndeclaredDataDefault.REPORT), 10_100))
                .isBetween(4_900, 5_300);
        assertThat(inspections(new DeciderFixture("{sample: 1}", UndeclaredDataDefault.REPORT), 1_000))
                .isEqualTo(1_000);
    }

    @Test
    void shouldInspectEveryRecordWhenMaskingOrQuarantining() {
        assertThat(inspections(new DeciderFixture("{action: mask}", UndeclaredDataDefault.REPORT), 1_000))
                .isEqualTo(1_000);
        assertThat(inspections(new DeciderFixture("{action: quarantine}", UndeclaredDataDefault.REPORT), 1_000))
                .isEqualTo(1_000);
        assertThat(inspections(new DeciderFixture("{action: quarantine, sample: 0.1}", UndeclaredDataDefault.REPORT),
                10_100)).isBetween(950, 1_250);
    }

    @Test
    void shouldScanTheWholeTextWhenMaskingAndItsStartWhenReporting() {
        String late = "x ".repeat(100_000) + MAIL;

        assertThat(new DeciderFixture("{action: mask}", UndeclaredDataDefault.REPORT).judge("k", late).suspected())
                .hasSize(1);
        assertThat(new DeciderFixture("", UndeclaredDataDefault.REPORT).judge("k", late).suspected()).isEmpty();
    }

    @Test
    void shouldRequireManyFindingsWhenOnlyACheckDigitConfirmsThem() {
        DeciderFixture gate = new DeciderFixture("{action: quarantine}", UndeclaredDataDefault.REPORT);
        List<Boolean> quarantined = new ArrayList<>();
        for (String number : PESELS) {
            quarantined.add(gate.judge("k", number) instanceof RecordDecision.Quarantine);
        }

        assertThat(quarantined).containsExactly(false, false, false, false, false, false, false, true, true, true);
        assertThat(new DeciderFixture("{action: quarantine, kinds: [pl-pesel]}", UndeclaredDataDefault.REPORT)
                .judge("k", PESELS.get(0)))
                .isInstanceOf(RecordDecision.Quarantine.class);
    }

    @Test
    void shouldQuarantineInsteadOfMaskingWhenTheKeyHoldsPersonalData() {
        DeciderFixture gate = new DeciderFixture("{action: mask}", UndeclaredDataDefault.REPORT);

        assertThat(gate.judge(MAIL, "nothing")).isInstanceOf(RecordDecision.Quarantine.class);
        assertThat(gate.judge(MAIL, "nothing").suspected()).extracting(SuspectedField::toString)
                .containsExactly("id email");
        // Personal data only in the key: as plain text, as Avro, and without a value.
        assertThat(gate.judge(MAIL.getBytes(StandardCharsets.UTF_8), gate.value("k", "nothing"), 3))
                .isInstanceOf(RecordDecision.Quarantine.class);
        byte[] avro =
                ConfluentFrame.frame(new SchemaId(8), ReferenceEngine.encode(Schema.create(Schema.Type.STRING), MAIL));
        assertThat(gate.judge(avro, gate.value("k", "nothing"), 4)).isInstanceOf(RecordDecision.Quarantine.class);
        assertThat(gate.judge(avro, null, 5)).isInstanceOf(RecordDecision.Quarantine.class);
        assertThat(gate.judge("k".getBytes(StandardCharsets.UTF_8), null, 6))
                .isInstanceOf(RecordDecision.Publish.class);
    }

    private static String pesel(int n) {
        String ten = "8" + n + "0704" + (1234 + 777 * n);
        int sum = IntStream.range(0, 10).map(i -> (ten.charAt(i) - '0') * ("1379137913".charAt(i) - '0')).sum();
        return ten + (10 - sum % 10) % 10;
    }

    private int inspections(DeciderFixture gate, int records) {
        byte[] value = gate.value("k", MAIL);
        int seen = 0;
        for (int offset = 0; offset < records; offset++) {
            seen += gate.judge("k", value, offset).suspected().isEmpty() ? 0 : 1;
        }
        return seen;
    }

    /** Keeps the published events. */
    private static final class PublishedEvents implements MeshEventPublisher {
        private final List<MeshEvent> events = new ArrayList<>();
        private boolean refuse;

        @Override
        public CompletableFuture<Void> publish(MeshEvent event) {
            events.add(event);
            return refuse
                    ? CompletableFuture.failedFuture(new IllegalStateException("full"))
                    : CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> publishOnce(MeshEvent event) {
            return publish(event);
        }

        @Override
        public Optional<String> waitingFor() {
            return Optional.empty();
        }
    }

    /** Decides on records of a product with two ports under a contract with this setting. */
    private final class DeciderFixture {
        private final Contract contract;
        private final EnforcementPlan plan;
        private final RecordDecider judge;

        private DeciderFixture(String undeclared, UndeclaredDataDefault byDefault) {
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
            judge = new RecordDecider(
                    new RecordSizeLimits(topic -> 1_000_000, GateLimits.DEFAULT),
                    new UndeclaredDataInspectors(byDefault,
                            SuspectedFieldReporter.publishing(recordedEvents, Clock.fixed(NOW, ZoneOffset.UTC))));
        }

        private byte[] value(String id, String note) {
            GenericRecord record = new GenericRecordBuilder(contract.valueSchema())
                    .set("id", id)
                    .set("note", note)
                    .set("email", "declared@example.org")
                    .build();
            return ConfluentFrame.frame(new SchemaId(7), ReferenceEngine.encode(contract.valueSchema(), record));
        }

        private RecordDecision.Publish publish(String id, String note) {
            return (RecordDecision.Publish) judge(id, note);
        }

        private RecordDecision judge(String id, String note) {
            return judge(id, value(id, note), 0);
        }

        private RecordDecision judge(String key, byte[] value, long offset) {
            return judge(key.getBytes(StandardCharsets.UTF_8), value, offset);
        }

        private RecordDecision judge(byte[] key, byte @Nullable [] value, long offset) {
            return judge.decide(plan, ingest(key, value, offset), NOW);
        }

        private IngestRecord ingest(byte[] key, byte @Nullable [] value, long offset) {
            return new IngestRecord("crm.contacts.v1.ingest", 1, offset, 1L, key, value, new RecordHeaders());
        }

        private GenericRecord read(RecordDecision.Publish published, int port) {
            byte[] value = published.outputs().get(port).value();
            if (value == null) {
                throw new AssertionError("no value");
            }
            return FramedAvro.read(contract.valueSchema(), value);
        }

        private String note(RecordDecision.Publish published, int port) {
            return read(published, port).get("note").toString();
        }
    }
}
