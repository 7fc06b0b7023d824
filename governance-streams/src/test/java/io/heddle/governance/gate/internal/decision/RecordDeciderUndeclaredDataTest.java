// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.ProductId;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.SchemaId;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import io.heddle.contract.mesh.GateMetrics;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.config.UndeclaredDataDefault;
import io.heddle.governance.gate.internal.detection.SuspectedField;
import io.heddle.governance.gate.internal.metrics.TransactionCounts;
import io.heddle.governance.gate.internal.record.IngestRecord;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of records with undeclared personal data, on every port. */
class RecordDeciderUndeclaredDataTest {
    private static final Instant NOW = ContactDeciderFixture.NOW;
    private static final String MAIL = ContactDeciderFixture.MAIL;

    @TempDir
    private Path folder;

    private final RefusableEvents recordedEvents = new RefusableEvents();

    private ContactDeciderFixture fixture(String undeclared, UndeclaredDataDefault byDefault) {
        return new ContactDeciderFixture(undeclared, byDefault, recordedEvents, folder);
    }

    @Test
    void shouldPublishUnchangedAndReportOnceWhenTheMeshReports() {
        ContactDeciderFixture gate = fixture("", UndeclaredDataDefault.REPORT);

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
        ContactDeciderFixture gate = fixture("", UndeclaredDataDefault.REPORT);
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
        ContactDeciderFixture reports = fixture("", UndeclaredDataDefault.REPORT);
        ContactDeciderFixture quarantines = fixture("{action: quarantine}", UndeclaredDataDefault.REPORT);
        for (ContactDeciderFixture gate : List.of(reports, quarantines, quarantines)) {
            IngestRecord record = gate.ingest("k".getBytes(StandardCharsets.UTF_8),
                    gate.value("k", MAIL + " +49 30 1234567 " + MAIL), 0);
            counts.countsOf(gate.plan.topics().product(), record.topic(), record.partition())
                    .count(gate.plan.contractText(), gate.decider.decide(gate.plan, record, NOW), record,
                            NOW.toEpochMilli());
        }

        GateMetrics counted = counts.drain().get(0).toMetrics();
        assertThat(counted.suspected()).isEqualTo(Map.of("note email", 3L, "note phone", 3L));
        assertThat(counted.rejectedByReason()).isEqualTo(Map.of("undeclared_personal_data", 2L));
    }

    @Test
    void shouldRedactOnEveryPortWithAWarningWhenTheContractMasks() {
        ContactDeciderFixture gate = fixture("{action: mask}", UndeclaredDataDefault.REPORT);

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
        ContactDeciderFixture gate = fixture("{action: quarantine}", UndeclaredDataDefault.REPORT);
        byte[] value = gate.value("k", "mail " + MAIL);

        RecordDecision.Quarantine quarantine = (RecordDecision.Quarantine) gate.decide("k", value, 0);

        assertThat(quarantine.reason()).isEqualTo(ReasonCode.UNDECLARED_PERSONAL_DATA);
        assertThat(quarantine.original().value()).isEqualTo(value);
        assertThat(quarantine.violations()).containsExactly(new Violation(
                "undeclared_personal_data", "note", "string(27)",
                "looks like an e-mail address, but the contract does not declare it;"
                        + " classify it, mask it, or list it under 'except' in"
                        + " undeclaredPersonalData",
                Severity.ERROR));
        assertThat(quarantine.suspected()).extracting(SuspectedField::toString).containsExactly("note email");
        assertThat(quarantine.headers()).allSatisfy(
                header -> assertThat(new String(header.value(), StandardCharsets.UTF_8)).doesNotContain("anna"));
    }

    @Test
    void shouldPublishWhenNothingUndeclaredIsPersonal() {
        ContactDeciderFixture gate = fixture("{action: quarantine}", UndeclaredDataDefault.REPORT);

        assertThat(gate.publish("k", "ships on 2024-01-15 as ORD-4711").suspected()).isEmpty();
        assertThat(recordedEvents.events).isEmpty();
    }

    @Test
    void shouldQuarantineInsteadOfMaskingWhenTheKeyHoldsPersonalData() {
        ContactDeciderFixture gate = fixture("{action: mask}", UndeclaredDataDefault.REPORT);

        assertThat(gate.decide(MAIL, "nothing")).isInstanceOf(RecordDecision.Quarantine.class);
        assertThat(gate.decide(MAIL, "nothing").suspected()).extracting(SuspectedField::toString)
                .containsExactly("id email");
        // Personal data only in the key: as plain text, as Avro, and without a value.
        assertThat(gate.decide(MAIL.getBytes(StandardCharsets.UTF_8), gate.value("k", "nothing"), 3))
                .isInstanceOf(RecordDecision.Quarantine.class);
        byte[] avro =
                ConfluentFrame.frame(new SchemaId(8), ReferenceEngine.encode(Schema.create(Schema.Type.STRING), MAIL));
        assertThat(gate.decide(avro, gate.value("k", "nothing"), 4)).isInstanceOf(RecordDecision.Quarantine.class);
        assertThat(gate.decide(avro, null, 5)).isInstanceOf(RecordDecision.Quarantine.class);
        assertThat(gate.decide("k".getBytes(StandardCharsets.UTF_8), null, 6))
                .isInstanceOf(RecordDecision.Publish.class);
    }
}
