// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.Contract;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.SchemaId;
import io.heddle.contract.TopicSettings;
import io.heddle.contract.TopicSettings.Compatibility;
import io.heddle.contract.Violation;
import io.heddle.contract.mesh.MeshEvent;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.FramedAvro;
import io.heddle.governance.fixture.RecordingEventPublisher;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.plan.PlanCompiler;
import io.heddle.governance.gate.internal.plan.PlanRegistry;
import io.heddle.governance.gate.internal.plan.WriterDecision;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.governance.gate.internal.record.OutputRecord;
import io.heddle.governance.gate.internal.schema.RecordPart;
import io.heddle.governance.gate.internal.schema.RegisteredVersion;
import io.heddle.governance.gate.internal.schema.SchemaLookup;
import io.heddle.governance.gate.internal.schema.SchemaViolationReporter;
import io.heddle.governance.gate.internal.schema.WriterSchemaResolver;
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

/** Which schemas may write to a product, and what is reported about others. */
class RecordDeciderSchemasTest {
    private static final Schema WIDER = customer("\"string\"", ",{\"name\":\"iban\",\"type\":\"string\"}");
    private static final Schema NULLABLE = customer("[\"null\",\"string\"]", "");

    private final Map<Integer, SchemaLookup.Answer> registry = new ConcurrentHashMap<>();
    private final RecordEngine engine;
    private final RecordingEventPublisher events = new RecordingEventPublisher();
    private final List<ContractEntry> contracts = new ArrayList<>();
    private final WriterSchemaResolver schemas = new WriterSchemaResolver(
            id -> registry.getOrDefault(id, new SchemaLookup.Answer.Unknown()),
            new WriterSchemaResolver.Retry(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1)));
    private PlanRegistry plans;

    RecordDeciderSchemasTest(@TempDir Path folder) {
        engine = new CompiledRecordEngine(FileKeyset.openOrCreate(folder.resolve("keys.json")));
        plans = plans(Runnable::run);
    }

    private PlanRegistry plans(Executor executor) {
        return new PlanRegistry(
                new PlanCompiler(engine, Duration.ofMinutes(1)), schemas,
                new SchemaViolationReporter(events, Clock.systemUTC()), executor);
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

    /** Applies a contract with this version and level and the default schema and id. */
    private void apply(String version, Compatibility level) {
        apply(version, level, CustomerProductFixture.SCHEMA, CustomerProductFixture.VALUE_ID);
    }

    private void apply(String version, Compatibility level, Schema schema, int id) {
        ContractEntry entry = CustomerProductFixture.standard().version(version).entry();
        TopicSettings settings = new TopicSettings(level, 2, Optional.empty(), false, Optional.empty());
        Contract contract = entry.contract().toBuilder().valueSchema(schema).settings(settings).build();
        contracts.add(new ContractEntry(
                contract, "", Map.of(), new SchemaId(id), entry.keySchemaId(), Map.of(), Instant.EPOCH));
        registry.put(id, new SchemaLookup.Answer.Found(schema));
        plans.follow(CustomerProductFixture.view(contracts.toArray(ContractEntry[]::new)));
    }

    private void resolveWriter(int id, Schema schema) {
        registry.put(id, new SchemaLookup.Answer.Found(schema));
        plans.requestWriter(CustomerProductFixture.INGEST, RecordPart.VALUE, id);
    }

    private @Nullable EnforcementPlan plan() {
        return plans.current(CustomerProductFixture.INGEST);
    }

    private RecordDecision decide(byte[] key, byte[] value) {
        IngestRecord record = new IngestRecord(CustomerProductFixture.INGEST, 0, 1, 0, key, value, new RecordHeaders());
        return RecordDeciderFixture.decider(topic -> 1_000_000).decide(Objects.requireNonNull(plan()), record,
                Instant.EPOCH);
    }

    private RecordDecision decide(int id, Schema schema, String email, Object... more) {
        GenericRecord record = new GenericData.Record(schema);
        record.put("customer_id", 1L);
        record.put("email", email);
        record.put("amount", 1L);
        for (int i = 0; i < more.length; i += 2) {
            record.put(more[i].toString(), more[i + 1]);
        }
        return decide(CustomerProductFixture.key(1), CustomerProductFixture.value(id, schema, record));
    }

    private static Violation rejected(RecordDecision decision) {
        assertThat(decision).isInstanceOf(RecordDecision.Quarantine.class);
        RecordDecision.Quarantine quarantine = (RecordDecision.Quarantine) decision;
        assertThat(quarantine.reason()).isEqualTo(ReasonCode.SCHEMA_INCOMPATIBLE);
        assertThat(quarantine.violations()).hasSize(1);
        return quarantine.violations().getFirst();
    }

    @Test
    void shouldPublishInTheContractsSchemaAndDropAdditionalFields() {
        apply("1.0.0", Compatibility.BACKWARD_TRANSITIVE);
        resolveWriter(99, WIDER);

        RecordDecision decision = decide(99, WIDER, "a@b.c", "iban", "DE89370400440532013000");

        assertThat(decision).isInstanceOf(RecordDecision.Publish.class);
        for (OutputRecord output : ((RecordDecision.Publish) decision).outputs()) {
            byte[] value = Objects.requireNonNull(output.value());
            assertThat(ConfluentFrame.schemaId(value)).isEqualTo(CustomerProductFixture.VALUE_ID);
            assertThat(new String(value, StandardCharsets.ISO_8859_1)).doesNotContain("DE89");
            assertThat(FramedAvro.read(CustomerProductFixture.SCHEMA, value).get("note"))
                    .hasToString("none");
        }
        assertThat(events.published()).isEmpty();
    }

    @Test
    void shouldRejectEveryRecordOfAnIncompatibleWriterSchema() {
        apply("1.0.0", Compatibility.BACKWARD_TRANSITIVE);
        resolveWriter(99, NULLABLE);

        Violation violation = rejected(decide(99, NULLABLE, "a@b.c"));

        assertThat(violation.rule()).isEqualTo("schema.union-changed");
        assertThat(violation.path()).isEqualTo("email");
        assertThat(events.published()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("schema.violation");
            assertThat(event.product()).contains(CustomerProductFixture.ID);
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
    void shouldRecheckWritersWhenTheLevelChanges() {
        apply("1.0.0", Compatibility.NONE);
        resolveWriter(99, NULLABLE);
        resolveWriter(98, WIDER);
        assertThat(decide(99, NULLABLE, "a@b.c")).isInstanceOf(RecordDecision.Publish.class);
        assertThat(events.published()).isEmpty();

        apply("1.1.0", Compatibility.BACKWARD);
        assertThat(rejected(decide(99, NULLABLE, "a@b.c")).rule()).isEqualTo("schema.union-changed");
        assertThat(decide(98, WIDER, "a@b.c", "iban", "x")).isInstanceOf(RecordDecision.Publish.class);

        apply("1.2.0", Compatibility.FULL);
        assertThat(rejected(decide(98, WIDER, "a@b.c", "iban", "x")).path()).isEqualTo("iban");

        apply("1.3.0", Compatibility.NONE);
        assertThat(decide(99, NULLABLE, "a@b.c")).isInstanceOf(RecordDecision.Publish.class);
        assertThat(events.published())
                .extracting(event -> event.attributes().get("contract") + " " + event.attributes().get("schemaId"))
                .containsExactlyInAnyOrder("crm.customers@1.1.0 99", "crm.customers@1.2.0 98",
                        "crm.customers@1.2.0 99");
        assertThat(events.published()).extracting(MeshEvent::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Compatibility.class)
    void shouldAcceptTheContractsOwnEarlierVersionAtEveryLevel(Compatibility level) {
        // The later contract's schema cannot read every record of this schema.
        apply("1.0.0", Compatibility.NONE, NULLABLE, 90);
        apply("1.1.0", level);

        assertThat(decide(90, NULLABLE, "a@b.c")).isInstanceOf(RecordDecision.Publish.class);
        assertThat(events.published()).isEmpty();
    }

    @Test
    void shouldReportNothingAboutTheSchemasOfOtherVersionsUntilARecordHasOne() {
        apply("1.0.0", Compatibility.FULL);
        apply("2.0.0", Compatibility.FULL, WIDER, 80);
        assertThat(events.published()).as("the next major").isEmpty();

        plans = plans(Runnable::run);
        plans.follow(CustomerProductFixture.view(contracts.toArray(ContractEntry[]::new)));
        apply("1.0.1", Compatibility.FULL);
        assertThat(events.published()).as("a gate that starts, then a new version").isEmpty();

        plans.requestWriter(CustomerProductFixture.INGEST, RecordPart.VALUE, 80);
        assertThat(rejected(decide(80, WIDER, "a@b.c", "iban", "x")).path()).isEqualTo("iban");
        assertThat(events.published()).singleElement()
                .satisfies(event -> assertThat(event.attributes()).containsEntry("schemaId", "80"));
    }

    @Test
    void shouldNotReportASchemaThatWasJustRegisteredUntilARecordHasIt() {
        apply("1.0.0", Compatibility.FULL);
        registry.put(97, new SchemaLookup.Answer.Found(WIDER));
        RegisteredVersion registered = new RegisteredVersion("crm.customers.v1.ingest-value", 2);
        plans.prefetchWriter(CustomerProductFixture.INGEST, RecordPart.VALUE, 97, registered);
        plans.prefetchWriter(CustomerProductFixture.INGEST, RecordPart.VALUE, 97, registered);
        assertThat(events.published()).as("the contract may follow its schema").isEmpty();

        apply("1.1.0", Compatibility.NONE, WIDER, 97);
        assertThat(decide(97, WIDER, "a@b.c", "iban", "x")).isInstanceOf(RecordDecision.Publish.class);
        assertThat(events.published()).isEmpty();
    }

    @Test
    void shouldReportASchemaThatIsNotAvro() {
        apply("1.0.0", Compatibility.NONE);
        registry.put(99, new SchemaLookup.Answer.NotAvro());
        plans.prefetchWriter(CustomerProductFixture.INGEST, RecordPart.VALUE, 99,
                new RegisteredVersion("crm.customers.v1.ingest-value", 4));
        plans.requestWriter(CustomerProductFixture.INGEST, RecordPart.VALUE, 99);

        assertThat(rejected(decide(99, WIDER, "a", "iban", "x")).rule()).isEqualTo("schema.not-avro");
        assertThat(events.published()).singleElement().satisfies(event -> {
            assertThat(event.subject()).isEqualTo("crm.customers.v1.ingest-value");
            assertThat(event.attributes()).containsEntry("version", "4").containsEntry("violations", "schema.not-avro");
            assertThat(event.message())
                    .startsWith("The value schema 99, version 4 of crm.customers.v1.ingest-value, breaks"
                            + " crm.customers@1.0.0 (NONE): schema.not-avro.");
        });
    }

    @Test
    void shouldReportNothingWhenTheSchemaIsUnknown() {
        apply("1.0.0", Compatibility.BACKWARD);
        plans.requestWriter(CustomerProductFixture.INGEST, RecordPart.VALUE, 99);

        assertThat(decide(99, WIDER, "a", "iban", "x")).isInstanceOfSatisfying(RecordDecision.Quarantine.class,
                quarantine -> assertThat(quarantine.reason()).isEqualTo(ReasonCode.SCHEMA_UNKNOWN));
        assertThat(events.published()).isEmpty();
    }

    @Test
    void shouldCheckKeySchemasLikewise() {
        apply("1.0.0", Compatibility.BACKWARD_TRANSITIVE);
        registry.put(97, new SchemaLookup.Answer.Found(Schema.create(Schema.Type.INT)));
        registry.put(98, new SchemaLookup.Answer.Found(Schema.create(Schema.Type.STRING)));
        plans.requestWriter(CustomerProductFixture.INGEST, RecordPart.KEY, 97);
        plans.requestWriter(CustomerProductFixture.INGEST, RecordPart.KEY, 98);
        byte[] value = CustomerProductFixture.value(1, "a@b.c", 1);

        byte[] narrow =
                ConfluentFrame.frame(new SchemaId(97), ReferenceEngine.encode(Schema.create(Schema.Type.INT), 1));
        assertThat(decide(narrow, value)).isInstanceOfSatisfying(RecordDecision.Publish.class,
                publish -> assertThat(publish.outputs())
                        .allSatisfy(output -> assertThat(output.key()).isEqualTo(CustomerProductFixture.key(1))));

        byte[] text =
                ConfluentFrame.frame(new SchemaId(98), ReferenceEngine.encode(Schema.create(Schema.Type.STRING), "1"));
        assertThat(rejected(decide(text, value)).rule()).isEqualTo("schema.type-changed");
        assertThat(events.published()).singleElement().satisfies(
                event -> assertThat(event.attributes()).containsEntry("part", "key").containsEntry("schemaId", "98"));
    }

    @Test
    void shouldHoldRecordsUntilTheEventIsAcknowledgedWhenTheirSchemaBreaksTheContract() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            plans = plans(threads);
            events.holdAcknowledgements();
            apply("1.0.0", Compatibility.BACKWARD);
            await().until(() -> plan() != null);
            resolveWriter(99, NULLABLE);
            await().until(() -> events.published().size() == 1);

            assertThat(Objects.requireNonNull(plan()).writer(RecordPart.VALUE, 99)).isNull();
            assertThat(plans.waitingFor(CustomerProductFixture.INGEST))
                    .isEqualTo(new Missing.Event("mesh.events to take an event"));

            events.acknowledge();
            await().until(() -> Objects.requireNonNull(plan()).writer(RecordPart.VALUE,
                    99) instanceof WriterDecision.Refused);
            assertThat(events.published()).hasSize(1);
        }
    }

    @Test
    void shouldApplyANewContractSoonEvenIfEventsCannotBePublished() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            plans = plans(threads);
            apply("1.0.0", Compatibility.NONE);
            await().until(() -> plan() != null);
            resolveWriter(99, NULLABLE);
            await().until(() -> Objects.requireNonNull(plan()).writer(RecordPart.VALUE,
                    99) instanceof WriterDecision.Governed);

            events.holdAcknowledgements();
            apply("1.1.0", Compatibility.BACKWARD);

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> Objects.requireNonNull(plan()).contractText().endsWith("@1.1.0"));
            assertThat(Objects.requireNonNull(plan()).writer(RecordPart.VALUE, 99))
                    .isInstanceOf(WriterDecision.Refused.class);
            assertThat(events.published()).hasSize(1);
            events.acknowledge();
        }
    }
}
