// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import io.heddle.contract.mesh.MeshEvent;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.RecordingEventPublisher;
import io.heddle.log.ContractEntry;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Schemas in output subjects that belong to no version of the contract. */
class OutputSubjectAuditTest {
    private static final int FOREIGN_ID = 99;
    private static final RegisteredVersion SECOND = new RegisteredVersion(CustomerProductFixture.OUTPUT + "-value", 2);
    private static final Schema FOREIGN_SCHEMA =
            SchemaBuilder.record("Customer").namespace("test").fields().requiredString("iban").endRecord();

    private final RecordingEventPublisher events = new RecordingEventPublisher();
    private final Map<Integer, SchemaLookup.Answer> registry = new HashMap<>();
    private final ContractEntry entry = CustomerProductFixture.standard().entry();
    private final WatchedProduct product = new WatchedProduct(entry, List.of(entry));

    OutputSubjectAuditTest() {
        registry.put(CustomerProductFixture.VALUE_ID, new SchemaLookup.Answer.Found(entry.contract().valueSchema()));
        registry.put(FOREIGN_ID, new SchemaLookup.Answer.Found(FOREIGN_SCHEMA));
    }

    private OutputSubjectAudit subjects(Duration grace) {
        WriterSchemaResolver schemaResolver = new WriterSchemaResolver(
                id -> registry.getOrDefault(id, new SchemaLookup.Answer.Unknown()),
                new WriterSchemaResolver.Retry(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1)));
        return new OutputSubjectAudit(schemaResolver, new SchemaViolationReporter(events, Clock.systemUTC()),
                Runnable::run, grace);
    }

    @Test
    void shouldReportAForeignSchemaOnce() {
        OutputSubjectAudit subjects = subjects(Duration.ZERO);

        subjects.onVersion(product, RecordPart.VALUE, FOREIGN_ID, SECOND);
        subjects.onVersion(product, RecordPart.VALUE, FOREIGN_ID, SECOND);

        assertThat(events.published()).singleElement().satisfies(event -> {
            assertThat(event.attributes())
                    .containsEntry("side", "output")
                    .containsEntry("part", "value")
                    .containsEntry("schemaId", "99")
                    .containsEntry("subject", SECOND.subject())
                    .containsEntry("version", "2");
            assertThat(event.attributes().get("violations")).startsWith("schema.not-in-contract");
        });
    }

    @Test
    void shouldReportSchemasThatAreNotAvro() {
        registry.put(FOREIGN_ID, new SchemaLookup.Answer.NotAvro());

        subjects(Duration.ZERO).onVersion(product, RecordPart.VALUE, FOREIGN_ID, SECOND);

        assertThat(events.published()).extracting(event -> event.attributes().get("violations"))
                .containsExactly("schema.not-avro");
    }

    @Test
    void shouldNotReportTheContractsOwnSchemaUnderAnyId() {
        OutputSubjectAudit subjects = subjects(Duration.ZERO);
        registry.put(FOREIGN_ID, new SchemaLookup.Answer.Found(entry.contract().valueSchema()));

        subjects.onVersion(product, RecordPart.VALUE, CustomerProductFixture.VALUE_ID,
                new RegisteredVersion(SECOND.subject(), 1));
        subjects.onVersion(product, RecordPart.VALUE, FOREIGN_ID, SECOND);

        assertThat(events.published()).isEmpty();
    }

    @Test
    void shouldAllowTimeForASchemaToReachTheMeshLog() {
        OutputSubjectAudit subjects = subjects(Duration.ofMinutes(10));

        subjects.onVersion(product, RecordPart.VALUE, FOREIGN_ID, SECOND);
        subjects.onVersion(product, RecordPart.VALUE, FOREIGN_ID, SECOND);

        assertThat(events.published()).isEmpty();
    }

    @Test
    void shouldRecheckASchemaThatTheRegistryDidNotKnow() {
        OutputSubjectAudit subjects = subjects(Duration.ZERO);
        registry.remove(FOREIGN_ID);
        subjects.onVersion(product, RecordPart.VALUE, FOREIGN_ID, SECOND);
        assertThat(events.published()).isEmpty();

        registry.put(FOREIGN_ID, new SchemaLookup.Answer.Found(FOREIGN_SCHEMA));
        subjects.onVersion(product, RecordPart.VALUE, FOREIGN_ID, SECOND);

        assertThat(events.published()).extracting(MeshEvent::type).containsExactly("schema.violation");
    }
}
