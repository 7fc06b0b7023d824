// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.admission;

import io.heddle.contract.SchemaId;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.UndeclaredData;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.config.GateLimits;
import io.heddle.governance.gate.config.UndeclaredDataDefault;
import io.heddle.governance.gate.internal.cluster.TopicDirectory;
import io.heddle.governance.gate.internal.decision.QuarantineTooSmallException;
import io.heddle.governance.gate.internal.decision.RecordDecider;
import io.heddle.governance.gate.internal.decision.RecordSizeLimits;
import io.heddle.governance.gate.internal.detection.SuspectedFieldReporter;
import io.heddle.governance.gate.internal.detection.UndeclaredDataInspectors;
import io.heddle.governance.gate.internal.plan.ContractInForce;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.plan.PlanCompiler;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.log.ContractEntry;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A trial must decide in the same way as the cell. */
class CurrentPlanTrialTest {
    private static final String CONTRACT = """
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
            """;

    @TempDir
    private Path folder;

    private final List<String> refreshed = new ArrayList<>();

    @Test
    void shouldFailLikeTheCellWhenTheGatesDefaultQuarantinesATooLargeRecord() {
        IngestRecord record = contact("write to jane.doe@example.org " + "x".repeat(2_000));

        assertThatThrownBy(() -> trial(UndeclaredData.Action.QUARANTINE).decide(record))
                .isInstanceOf(QuarantineTooSmallException.class);
        assertThat(refreshed).containsExactly("crm.contacts.v1.quarantine");
    }

    @Test
    void shouldSucceedLikeTheCellWhenTheGatesDefaultPublishesTheRecord() {
        IngestRecord record = contact("write to jane.doe@example.org " + "x".repeat(2_000));

        assertThatCode(() -> trial(UndeclaredData.Action.REPORT).decide(record)).doesNotThrowAnyException();
    }

    private CurrentPlanTrial trial(UndeclaredData.Action action) {
        UndeclaredDataInspectors inspectors = new UndeclaredDataInspectors(
                new UndeclaredDataDefault(action, 1), SuspectedFieldReporter.loggingOnly());
        RecordSizeLimits limits = new RecordSizeLimits(
                topic -> topic.endsWith(".quarantine") ? 1_000 : 1_000_000, GateLimits.DEFAULT);
        EnforcementPlan plan = plan();
        return new CurrentPlanTrial(topic -> plan, () -> new RecordDecider(limits, inspectors), new Topics());
    }

    private EnforcementPlan plan() {
        ContractEntry entry = new ContractEntry(
                contract().contract(), "", Map.of(), new SchemaId(7), Optional.of(new SchemaId(8)), Map.of(),
                Instant.EPOCH);
        return new PlanCompiler(
                new CompiledRecordEngine(FileKeyset.openOrCreate(folder.resolve("keys.json"))), Duration.ofMinutes(1))
                .compilePlan(ContractInForce.of(entry, List.of()), Map.of(), Map.of());
    }

    private static ContractReading.Valid contract() {
        return (ContractReading.Valid) ContractReader.read(CONTRACT, SchemaSource.of(Map.of()));
    }

    private static IngestRecord contact(String note) {
        GenericRecord record = new GenericRecordBuilder(contract().contract().valueSchema())
                .set("id", "1")
                .set("note", note)
                .build();
        return new IngestRecord("crm.contacts.v1.ingest", 0, 5, 1L, "1".getBytes(StandardCharsets.UTF_8),
                ConfluentFrame.frame(new SchemaId(7), ReferenceEngine.encode(record.getSchema(), record)),
                new RecordHeaders());
    }

    private final class Topics implements TopicDirectory {
        @Override
        public @Nullable TopicFacts facts(String topic) {
            return null;
        }

        @Override
        public void requestFacts(Collection<String> topics) {}

        @Override
        public void markRefused(Collection<String> topics) {}

        @Override
        public void refreshSoon(String topic) {
            refreshed.add(topic);
        }
    }
}
