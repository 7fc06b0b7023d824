// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.Contract;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.SchemaId;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.governance.fixture.FramedAvro;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.internal.plan.ContractInForce;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.plan.PlanCompiler;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.log.ContractEntry;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** A topic as Debezium writes it: an envelope with the row before and after a change, and a record as key. */
class ChangeDataCaptureTest {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    private static final int CONNECT_KEYS = 31;
    private static final String ENVELOPE = """
            {"type":"record","name":"Envelope","namespace":"shopdb.products","connect.version":2,"fields":[
             {"name":"before","default":null,"type":["null",{"type":"record","name":"Value","fields":[
               {"name":"id","type":"int"},
               {"name":"owner_mail","type":["null","string"],"default":null},
               {"name":"price","default":"\\u0000","type":{"type":"bytes","scale":2,"precision":10,
                "connect.name":"org.apache.kafka.connect.data.Decimal","logicalType":"decimal"}}]}]},
             {"name":"after","default":null,"type":["null","Value"]},
             {"name":"snapshot","default":"false","type":[{"type":"string","connect.version":1,
               "connect.parameters":{"allowed":"true,last,false"},"connect.default":"false",
               "connect.name":"io.debezium.data.Enum"},"null"]},
             {"name":"op","type":"string"}]}""";
    private static final Schema KEY = new Schema.Parser().parse(
            "{\"type\":\"record\",\"name\":\"Key\",\"namespace\":\"shopdb.products\",\"fields\":"
                    + "[{\"name\":\"id\",\"type\":\"int\"}],\"connect.name\":\"shopdb.products.Key\"}");
    private static final String RECORD_KEY = "{url: key.avsc}";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldPublishRecordKeyAsDeclared() {
        RecordDecision.Publish published = publish(plan(RECORD_KEY, "redact"), key(7), change(null, row(7)));

        assertThat(published.outputs().get(0).key())
                .isEqualTo(ConfluentFrame.frame(new SchemaId(8), ReferenceEngine.encode(KEY, record(KEY, 7))));
        GenericRecord after = (GenericRecord) read(published).get("after");
        assertThat(after.get("owner_mail")).hasToString("***");
        assertThat(after.get("price")).isEqualTo(ByteBuffer.wrap(new byte[] {4, (byte) 0xd2}));
    }

    @Test
    void shouldPublishTheFieldOfARecordKeyWhenTheContractDeclaresAScalarKey() {
        RecordDecision.Publish published = publish(plan("after.id", "redact"), key(7), change(null, row(7)));

        assertThat(published.outputs().get(0).key()).isEqualTo(ConfluentFrame.frame(new SchemaId(8),
                ReferenceEngine.encode(Schema.create(Schema.Type.INT), 7)));
    }

    @Test
    void shouldPublishTombstoneUnderTheKeyOfItsRow() {
        EnforcementPlan plan = plan(RECORD_KEY, "redact");

        RecordDecision.Publish deleted = publish(plan, key(7), change(row(7), null));
        RecordDecision.Publish tombstone = publish(plan, key(7), null);

        assertThat(tombstone.outputs().get(0).value()).isNull();
        assertThat(tombstone.outputs().get(0).key()).isEqualTo(deleted.outputs().get(0).key());
    }

    @Test
    void shouldQuarantineWhenTheKeyIsThatOfAnotherRow() {
        assertThat(decide(plan(RECORD_KEY, "redact"), key(8), change(null, row(7)))).isInstanceOfSatisfying(
                RecordDecision.Quarantine.class,
                rejected -> assertThat(rejected.reason()).isEqualTo(ReasonCode.KEY_MISMATCH));
        assertThat(decide(plan(RECORD_KEY, "redact"), key(8), change(row(7), null))).isInstanceOfSatisfying(
                RecordDecision.Quarantine.class,
                rejected -> assertThat(rejected.reason()).isEqualTo(ReasonCode.KEY_MISMATCH));
    }

    @Test
    void shouldMaskPartsOfARecordKeyAsTheirFields() {
        RecordDecision.Publish published = publish(plan("[after.id, after.owner_mail]", "hash"),
                compositeKey(7, "a@b.c"), change(null, row(7)));

        Schema declared = contract("[after.id, after.owner_mail]", "hash").key().orElseThrow().schema();
        GenericRecord key = FramedAvro.read(declared, bytes(published.outputs().get(0).key()));
        assertThat(key.get("id")).isEqualTo(7);
        assertThat(key.get("owner_mail")).isEqualTo(((GenericRecord) read(published).get("after")).get("owner_mail"))
                .asString().doesNotContain("@");
    }

    @Test
    void shouldCompareKeysOfWhichEveryPortHidesAPart() {
        EnforcementPlan plan = plan("[after.id, after.owner_mail]", "redact");

        assertThat(decide(plan, compositeKey(7, "a@b.c"), change(null, row(7))))
                .isInstanceOf(RecordDecision.Publish.class);
        assertThat(decide(plan, compositeKey(7, "other@b.c"), change(null, row(7))))
                .isInstanceOf(RecordDecision.Quarantine.class);
    }

    @Test
    void shouldNotPublishTheOpenOutputThatKeysAreComparedWith() {
        RecordDecision.Publish published = publish(plan("[after.id, after.owner_mail]", "redact"),
                compositeKey(7, "a@b.c"), change(null, row(7)));

        assertThat(published.outputs()).singleElement().satisfies(output -> {
            assertThat(new String(bytes(output.key()), StandardCharsets.ISO_8859_1)).doesNotContain("a@b.c");
            assertThat(new String(bytes(output.value()), StandardCharsets.ISO_8859_1)).doesNotContain("a@b.c");
        });
    }

    @Test
    void shouldNoticeThatTheRowBeforeTheChangeLeavesTheFieldOpen() {
        assertThat(((ContractReading.Valid) reading(RECORD_KEY, "hash")).notices())
                .anySatisfy(notice -> assertThat(notice.message()).contains("after.owner_mail", "before.owner_mail"));
    }

    private byte[] compositeKey(int id, String mail) {
        Schema schema = contract("[after.id, after.owner_mail]", "hash").key().orElseThrow().schema();
        return FramedAvro.write(8, record(schema, id, mail));
    }

    private static byte[] key(int id) {
        return FramedAvro.write(CONNECT_KEYS, record(KEY, id));
    }

    private static GenericRecord row(int id) {
        Schema row = schema().getField("after").schema().getTypes().get(1);
        return record(row, id, "a@b.c", ByteBuffer.wrap(new byte[] {4, (byte) 0xd2}));
    }

    private static byte[] change(@Nullable GenericRecord before, @Nullable GenericRecord after) {
        return FramedAvro.write(7, record(schema(), before, after, "false", after == null ? "d" : "u"));
    }

    private static GenericRecord record(Schema schema, @Nullable Object... values) {
        GenericRecord record = new GenericData.Record(schema);
        for (int i = 0; i < values.length; i++) {
            record.put(i, values[i]);
        }
        return record;
    }

    private static Schema schema() {
        return new Schema.Parser().parse(ENVELOPE);
    }

    private static byte[] bytes(byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new AssertionError("no bytes");
        }
        return bytes;
    }

    private static GenericRecord read(RecordDecision.Publish published) {
        return FramedAvro.read(schema(), bytes(published.outputs().get(0).value()));
    }

    private static RecordDecision.Publish publish(EnforcementPlan plan, byte[] key, byte @Nullable [] value) {
        return (RecordDecision.Publish) decide(plan, key, value);
    }

    private static RecordDecision decide(EnforcementPlan plan, byte[] key, byte @Nullable [] value) {
        return RecordDeciderFixture.decider(topic -> 1_000_000).decide(plan,
                new IngestRecord("shopdb.products.v1.ingest", 0, 1, 1L, key, value, new RecordHeaders()), NOW);
    }

    private EnforcementPlan plan(String key, String mask) {
        ContractEntry entry = new ContractEntry(contract(key, mask), "", Map.of(), new SchemaId(7),
                Optional.of(new SchemaId(8)), Map.of(), Instant.EPOCH);
        return new PlanCompiler(new CompiledRecordEngine(FileKeyset.openOrCreate(folder.resolve("keys.json"))),
                Duration.ofMinutes(1))
                .compilePlan(ContractInForce.of(entry, List.of()), Map.of(), Map.of(CONNECT_KEYS, KEY));
    }

    private static Contract contract(String key, String mask) {
        return switch (reading(key, mask)) {
            case ContractReading.Valid valid -> valid.contract();
            case ContractReading.Invalid invalid -> throw new AssertionError(invalid.faults());
        };
    }

    private static ContractReading reading(String key, String mask) {
        return ContractReader.read("""
                apiVersion: v3.1.0
                kind: DataContract
                id: shopdb.products
                version: 1.0.0
                status: active
                team: {name: shop}
                schema:
                  - name: envelope
                    physicalType: topic
                    authoritativeDefinitions: [{type: implementation, url: cdc.avsc}]
                    properties:
                      - {name: op, logicalType: string, required: true}
                      - name: after
                        logicalType: object
                        properties:
                          - name: owner_mail
                            logicalType: string
                            customProperties: [{property: masking, value: %s}]
                customProperties:
                  - {property: cleanup.policy, value: compact}
                  - {property: key, value: %s}
                """.formatted(mask, key),
                SchemaSource.of(Map.of("cdc.avsc", ENVELOPE, "key.avsc", KEY.toString())));
    }
}
