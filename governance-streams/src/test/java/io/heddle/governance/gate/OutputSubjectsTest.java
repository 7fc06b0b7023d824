// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.governance.events.MeshEvent;
import io.heddle.governance.gate.schemas.Registered;
import io.heddle.governance.gate.schemas.SchemaViolations;
import io.heddle.governance.gate.schemas.WatchedProduct;
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

/** Schemas on the subjects of outputs that no version of the contract has. */
class OutputSubjectsTest {
    private static final int STRANGE = 99;
    private static final Registered SECOND = new Registered(Customers.OUTPUT + "-value", 2);
    private static final Schema STRANGER =
            SchemaBuilder.record("Customer").namespace("test").fields().requiredString("iban").endRecord();

    private final RecordedEvents events = new RecordedEvents();
    private final Map<Integer, SchemaLookup.Answer> registry = new HashMap<>();
    private final ContractEntry entry = Customers.standard().entry();
    private final WatchedProduct product = new WatchedProduct(entry, List.of(entry));

    OutputSubjectsTest() {
        registry.put(Customers.VALUE_ID, new SchemaLookup.Answer.Found(entry.contract().valueSchema()));
        registry.put(STRANGE, new SchemaLookup.Answer.Found(STRANGER));
    }

    private OutputSubjects subjects(Duration grace) {
        WriterSchemas schemas = new WriterSchemas(
                id -> registry.getOrDefault(id, new SchemaLookup.Answer.Unknown()),
                new WriterSchemas.Retry(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1)));
        return new OutputSubjects(schemas, new SchemaViolations(events, Clock.systemUTC()), Runnable::run, grace);
    }

    @Test
    void shouldTellASchemaThatNoVersionOfTheContractHasOnce() {
        OutputSubjects subjects = subjects(Duration.ZERO);

        subjects.found(product, Plan.Part.VALUE, STRANGE, SECOND);
        subjects.found(product, Plan.Part.VALUE, STRANGE, SECOND);

        assertThat(events.told()).singleElement().satisfies(event -> {
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
    void shouldTellWhatIsNotAvro() {
        registry.put(STRANGE, new SchemaLookup.Answer.NotAvro());

        subjects(Duration.ZERO).found(product, Plan.Part.VALUE, STRANGE, SECOND);

        assertThat(events.told()).extracting(event -> event.attributes().get("violations")).containsExactly("schema.not-avro");
    }

    @Test
    void shouldSayNothingOfTheContractsOwnSchemaUnderWhicheverId() {
        OutputSubjects subjects = subjects(Duration.ZERO);
        registry.put(STRANGE, new SchemaLookup.Answer.Found(entry.contract().valueSchema()));

        subjects.found(product, Plan.Part.VALUE, Customers.VALUE_ID, new Registered(SECOND.subject(), 1));
        subjects.found(product, Plan.Part.VALUE, STRANGE, SECOND);

        assertThat(events.told()).isEmpty();
    }

    @Test
    void shouldGiveASchemaTimeToComeIntoTheMeshLog() {
        OutputSubjects subjects = subjects(Duration.ofMinutes(10));

        subjects.found(product, Plan.Part.VALUE, STRANGE, SECOND);
        subjects.found(product, Plan.Part.VALUE, STRANGE, SECOND);

        assertThat(events.told()).isEmpty();
    }

    @Test
    void shouldLookAgainAtASchemaThatTheRegistryDidNotKnow() {
        OutputSubjects subjects = subjects(Duration.ZERO);
        registry.remove(STRANGE);
        subjects.found(product, Plan.Part.VALUE, STRANGE, SECOND);
        assertThat(events.told()).isEmpty();

        registry.put(STRANGE, new SchemaLookup.Answer.Found(STRANGER));
        subjects.found(product, Plan.Part.VALUE, STRANGE, SECOND);

        assertThat(events.told()).extracting(MeshEvent::type).containsExactly("schema.violation");
    }
}
