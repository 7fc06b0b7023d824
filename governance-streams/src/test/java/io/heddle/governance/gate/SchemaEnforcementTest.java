// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.Contract;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.SchemaId;
import io.heddle.contract.TopicSettings;
import io.heddle.contract.TopicSettings.Compatibility;
import io.heddle.contract.Violation;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.governance.MeshSchemas;
import io.heddle.governance.events.MeshEvent;
import io.heddle.governance.gate.schemas.Registered;
import io.heddle.governance.gate.schemas.SchemaViolations;
import io.heddle.log.ContractEntry;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Which schemas may write to a product, and what is told of those that may not. */
class SchemaEnforcementTest {
    private static final Schema WIDER = customer("\"string\"", ",{\"name\":\"iban\",\"type\":\"string\"}");
    private static final Schema NULLABLE = customer("[\"null\",\"string\"]", "");

    private final Map<Integer, SchemaLookup.Answer> registry = new ConcurrentHashMap<>();
    private final RecordEngine engine;
    private final RecordedEvents events = new RecordedEvents();
    private final List<ContractEntry> contracts = new ArrayList<>();
    private final WriterSchemas schemas = new WriterSchemas(
            id -> registry.getOrDefault(id, new SchemaLookup.Answer.Unknown()),
            new WriterSchemas.Retry(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1)));
    private Plans plans;

    SchemaEnforcementTest(@TempDir Path folder) {
        engine = new CompiledRecordEngine(FileKeyset.openOrCreate(folder.resolve("keys.json")));
        plans = plans(Runnable::run);
    }

    private Plans plans(Executor executor) {
        return new Plans(
                new PlanMaker(engine, Duration.ofMinutes(1)), schemas,
                new SchemaViolations(events, Clock.systemUTC()), executor);
    }

    private static Schema customer(String email, String more) {
        return new Schema.Parser()
                .parse(
                        """
                        {"type":"record","name":"Customer","namespace":"test","fields":[
                          {"name":"customer_id","type":"long"},
                          {"name":"email","type":%s},
                          {"name":"amount","type":"long"}%s]}"""
                                .formatted(email, more));
    }

    /** A contract of that version and level; its own schema has the id 7, earlier ones have what is given. */
    private void apply(String version, Compatibility level) {
        apply(version, level, Customers.SCHEMA, Customers.VALUE_ID);
    }

    private void apply(String version, Compatibility level, Schema schema, int id) {
        ContractEntry entry = Customers.standard().version(version).entry();
        Contract old = entry.contract();
        TopicSettings settings = new TopicSettings(level, 2, Optional.empty(), false, Optional.empty());
        Contract contract = new Contract(
                old.id(), old.version(), old.status(), old.name(), old.description(), old.team(), old.support(), old.tags(),
                schema, old.key(), old.fields(), old.rules(), old.sla(), settings, old.ports(), old.inputs(),
                old.undeclared());
        contracts.add(new ContractEntry(
                contract, "", Map.of(), new SchemaId(id), entry.keySchemaId(), Map.of(), Instant.EPOCH));
        registry.put(id, new SchemaLookup.Answer.Found(schema));
        plans.follow(Customers.view(contracts.toArray(ContractEntry[]::new)));
    }

    private void know(int id, Schema schema) {
        registry.put(id, new SchemaLookup.Answer.Found(schema));
        plans.want(Customers.INGEST, Plan.Part.VALUE, id);
    }

    private @Nullable Plan plan() {
        return plans.current(Customers.INGEST);
    }

    private Judgement judge(byte[] key, byte[] value) {
        Ingest record = new Ingest(Customers.INGEST, 0, 1, 0, key, value, new RecordHeaders());
        return new Judge(topic -> 1_000_000).judge(Objects.requireNonNull(plan()), record, Instant.EPOCH);
    }

    private Judgement judge(int id, Schema schema, String email, Object... more) {
        GenericRecord record = new GenericData.Record(schema);
        record.put("customer_id", 1L);
        record.put("email", email);
        record.put("amount", 1L);
        for (int i = 0; i < more.length; i += 2) {
            record.put(more[i].toString(), more[i + 1]);
        }
        return judge(Customers.key(1), Customers.value(id, schema, record));
    }

    private static Violation rejected(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Judgement.Quarantine.class);
        Judgement.Quarantine quarantine = (Judgement.Quarantine) judgement;
        assertThat(quarantine.reason()).isEqualTo(ReasonCode.SCHEMA_INCOMPATIBLE);
        assertThat(quarantine.violations()).hasSize(1);
        return quarantine.violations().getFirst();
    }

    @Test
    void shouldPublishUnderTheContractsSchemaAndDropWhatItLacksWhenTheWriterHasMore() {
        apply("1.0.0", Compatibility.BACKWARD_TRANSITIVE);
        know(99, WIDER);

        Judgement judgement = judge(99, WIDER, "a@b.c", "iban", "DE89370400440532013000");

        assertThat(judgement).isInstanceOf(Judgement.Publish.class);
        for (Outgoing output : ((Judgement.Publish) judgement).outputs()) {
            byte[] value = Objects.requireNonNull(output.value());
            assertThat(WireFormat.schemaId(value)).isEqualTo(Customers.VALUE_ID);
            assertThat(new String(value, StandardCharsets.ISO_8859_1)).doesNotContain("DE89");
            assertThat(MeshSchemas.decode(Customers.SCHEMA, value, 5, value.length - 5).get("note")).hasToString("none");
        }
        assertThat(events.told()).isEmpty();
    }

    @Test
    void shouldRejectEveryRecordOfASchemaThatMayWriteWhatTheContractCannotTake() {
        apply("1.0.0", Compatibility.BACKWARD_TRANSITIVE);
        know(99, NULLABLE);

        Violation violation = rejected(judge(99, NULLABLE, "a@b.c"));

        assertThat(violation.rule()).isEqualTo("schema.union-changed");
        assertThat(violation.path()).isEqualTo("email");
        assertThat(events.told()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("schema.violation");
            assertThat(event.product()).isEqualTo(Customers.ID);
            assertThat(event.subject()).isEqualTo("schema 99");
            assertThat(event.attributes())
                    .containsEntry("contract", "crm.customers@1.0.0")
                    .containsEntry("compatibility", "BACKWARD_TRANSITIVE")
                    .containsEntry("side", "ingest")
                    .containsEntry("part", "value")
                    .containsEntry("schemaId", "99")
                    .containsEntry("violations", "schema.union-changed at email");
        });
    }

    @Test
    void shouldJudgeWritersAgainWhenTheLevelChanges() {
        apply("1.0.0", Compatibility.NONE);
        know(99, NULLABLE);
        know(98, WIDER);
        assertThat(judge(99, NULLABLE, "a@b.c")).isInstanceOf(Judgement.Publish.class);
        assertThat(events.told()).isEmpty();

        apply("1.1.0", Compatibility.BACKWARD);
        assertThat(rejected(judge(99, NULLABLE, "a@b.c")).rule()).isEqualTo("schema.union-changed");
        assertThat(judge(98, WIDER, "a@b.c", "iban", "x")).isInstanceOf(Judgement.Publish.class);

        apply("1.2.0", Compatibility.FULL);
        assertThat(rejected(judge(98, WIDER, "a@b.c", "iban", "x")).path()).isEqualTo("iban");

        apply("1.3.0", Compatibility.NONE);
        assertThat(judge(99, NULLABLE, "a@b.c")).isInstanceOf(Judgement.Publish.class);
        assertThat(events.told()).extracting(event -> event.attributes().get("contract") + " " + event.attributes().get("schemaId"))
                .containsExactlyInAnyOrder("crm.customers@1.1.0 99", "crm.customers@1.2.0 98", "crm.customers@1.2.0 99");
        assertThat(events.told()).extracting(MeshEvent::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Compatibility.class)
    void shouldAcceptTheContractsOwnEarlierVersionAtEveryLevel(Compatibility level) {
        // Of this one the contract's schema cannot read every record.
        apply("1.0.0", Compatibility.NONE, NULLABLE, 90);
        apply("1.1.0", level);

        assertThat(judge(90, NULLABLE, "a@b.c")).isInstanceOf(Judgement.Publish.class);
        assertThat(events.told()).isEmpty();
    }

    @Test
    void shouldTellASchemaThatIsNotAvro() {
        apply("1.0.0", Compatibility.NONE);
        registry.put(99, new SchemaLookup.Answer.NotAvro());
        plans.foresee(Customers.INGEST, Plan.Part.VALUE, 99, new Registered("crm.customers.v1.ingest-value", 4));

        assertThat(rejected(judge(99, WIDER, "a", "iban", "x")).rule()).isEqualTo("schema.not-avro");
        assertThat(events.told()).singleElement().satisfies(event -> {
            assertThat(event.subject()).isEqualTo("crm.customers.v1.ingest-value");
            assertThat(event.attributes()).containsEntry("version", "4").containsEntry("violations", "schema.not-avro");
            assertThat(event.message()).startsWith("The value schema 99, version 4 of crm.customers.v1.ingest-value, breaks"
                    + " crm.customers@1.0.0 (NONE): schema.not-avro.");
        });
    }

    @Test
    void shouldTellNothingWhenTheSchemaIsUnknown() {
        apply("1.0.0", Compatibility.BACKWARD);
        plans.want(Customers.INGEST, Plan.Part.VALUE, 99);

        assertThat(judge(99, WIDER, "a", "iban", "x")).isInstanceOfSatisfying(Judgement.Quarantine.class,
                quarantine -> assertThat(quarantine.reason()).isEqualTo(ReasonCode.SCHEMA_UNKNOWN));
        assertThat(events.told()).isEmpty();
    }

    @Test
    void shouldJudgeKeySchemasLikewise() {
        apply("1.0.0", Compatibility.BACKWARD_TRANSITIVE);
        registry.put(97, new SchemaLookup.Answer.Found(Schema.create(Schema.Type.INT)));
        registry.put(98, new SchemaLookup.Answer.Found(Schema.create(Schema.Type.STRING)));
        plans.want(Customers.INGEST, Plan.Part.KEY, 97);
        plans.want(Customers.INGEST, Plan.Part.KEY, 98);
        byte[] value = Customers.value(1, "a@b.c", 1);

        byte[] narrow = WireFormat.frame(new SchemaId(97), ReferenceEngine.encode(Schema.create(Schema.Type.INT), 1));
        assertThat(judge(narrow, value)).isInstanceOfSatisfying(Judgement.Publish.class, publish ->
                assertThat(publish.outputs()).allSatisfy(output -> assertThat(output.key()).isEqualTo(Customers.key(1))));

        byte[] text = WireFormat.frame(new SchemaId(98), ReferenceEngine.encode(Schema.create(Schema.Type.STRING), "1"));
        assertThat(rejected(judge(text, value)).rule()).isEqualTo("schema.type-changed");
        assertThat(events.told()).singleElement().satisfies(event ->
                assertThat(event.attributes()).containsEntry("part", "key").containsEntry("schemaId", "98"));
    }

    @Test
    void shouldHoldRecordsUntilTheEventIsAcknowledgedWhenTheirSchemaBreaksTheContract() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            plans = plans(threads);
            events.hold();
            apply("1.0.0", Compatibility.BACKWARD);
            await().until(() -> plan() != null);
            know(99, NULLABLE);
            await().until(() -> events.told().size() == 1);

            assertThat(Objects.requireNonNull(plan()).writer(Plan.Part.VALUE, 99)).isNull();
            assertThat(plans.waitingFor(Customers.INGEST)).isEqualTo("mesh.events to take an event");

            events.acknowledge();
            await().until(() -> Objects.requireNonNull(plan()).writer(Plan.Part.VALUE, 99) instanceof Writer.Refused);
            assertThat(events.told()).hasSize(1);
        }
    }

    @Test
    void shouldFollowANewContractSoonEvenIfItsEventsCannotBeTold() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            plans = plans(threads);
            apply("1.0.0", Compatibility.NONE);
            await().until(() -> plan() != null);
            know(99, NULLABLE);
            await().until(() -> Objects.requireNonNull(plan()).writer(Plan.Part.VALUE, 99) instanceof Writer.Governed);

            events.hold();
            apply("1.1.0", Compatibility.BACKWARD);

            await().atMost(Duration.ofSeconds(10)).until(() -> Objects.requireNonNull(plan()).contractText().endsWith("@1.1.0"));
            assertThat(Objects.requireNonNull(plan()).writer(Plan.Part.VALUE, 99)).isInstanceOf(Writer.Refused.class);
            assertThat(events.told()).hasSize(1);
            events.acknowledge();
        }
    }
}
