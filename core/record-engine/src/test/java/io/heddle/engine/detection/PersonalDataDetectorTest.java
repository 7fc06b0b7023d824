// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.Mask;
import io.heddle.contract.PersonalDataKind;
import io.heddle.engine.AvroOracle;
import io.heddle.engine.generated.AvroBlockEncoder;
import io.heddle.engine.generated.RandomAvro;
import io.heddle.testkit.ContractFixture;
import io.heddle.testkit.TestSeed;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** What the detector inspects, its limits, and what it redacts, compared with a naive walk over Avro's own objects. */
class PersonalDataDetectorTest {
    private static final String MAIL = "anna.meyer@example.org";
    private static final String FIELDS = "{'name':'note','type':['null','string']},"
            + "{'name':'person','type':{'type':'record','name':'Person','fields':[{'name':'a','type':'string'},"
            + "{'name':'b','type':'string'}]}},"
            + "{'name':'lines','type':{'type':'array','items':{'type':'record','name':'Line','fields':[{'name':'n',"
            + "'type':'int'},{'name':'text','type':'string'}]}}},"
            + "{'name':'extra','type':{'type':'map','values':['null','string']}},"
            + "{'name':'kind','type':{'type':'enum','name':'Kind','symbols':['A','B']}},"
            + "{'name':'raw','type':'bytes'}";
    private static final Schema SCHEMA = ContractFixture.schema(FIELDS);

    @Test
    void shouldInspectEveryStringWhenNothingIsDeclared() {
        assertThat(paths(ContractFixture.over(SCHEMA).build(), record(MAIL)))
                .containsExactly("note", "person.a", "person.b", "lines[].text", "lines[].text", "extra{}#key",
                        "extra{}");
    }

    @Test
    void shouldSkipFieldWhenItOrItsParentIsMasked() {
        Contract contract = ContractFixture.over(SCHEMA).mask("person", new Mask.Redact())
                .mask("lines[].text", new Mask.Hash()).build();

        assertThat(paths(contract, record(MAIL))).containsExactly("note", "extra{}#key", "extra{}");
    }

    @Test
    void shouldSkipFieldWhenOnlyAnotherPortMasksIt() {
        Contract contract = ContractFixture.over(SCHEMA).port("full", Map.of("note", new Mask.Redact())).build();

        assertThat(paths(contract, record(MAIL))).doesNotContain("note").contains("person.a");
    }

    @Test
    void shouldSkipFieldWhenItIsClassifiedTaggedOrExcluded() {
        Contract plain = ContractFixture.over(SCHEMA).build();
        Contract contract = with(plain, promise("note", "internal", Set.of()), promise("person.a", "", Set.of("PII")),
                promise("person.b", "", Set.of("other")));

        assertThat(paths(contract, record(MAIL))).containsExactly("person.b", "lines[].text", "lines[].text",
                "extra{}#key", "extra{}");
        assertThat(paths(contract, List.of(FieldPath.of("lines"), FieldPath.of("extra")), record(MAIL)))
                .containsExactly("person.b");
    }

    @Test
    void shouldFindTheSameInBlocksWithSizes() {
        GenericRecord record = record(MAIL);

        assertThat(
                paths(ContractFixture.over(SCHEMA).build(), List.of(), AvroBlockEncoder.encode(SCHEMA, record)))
                .isEqualTo(paths(ContractFixture.over(SCHEMA).build(), record));
    }

    @Test
    void shouldInspectRecursiveRecords() {
        Schema schema = ContractFixture
                .schema("{'name':'text','type':'string'},{'name':'next','type':['null','test.Item']}");
        GenericRecord inner = new GenericRecordBuilder(schema).set("text", MAIL).set("next", null).build();
        GenericRecord outer = new GenericRecordBuilder(schema).set("text", "nothing").set("next", inner).build();

        assertThat(paths(ContractFixture.over(schema).build(), outer)).containsExactly("text");
    }

    @Test
    void shouldStopAtItsLimitAndReportItWhenARecordIsLarger() {
        PersonalDataDetector detector =
                detector(ContractFixture.over(SCHEMA).build(), List.of(), new InspectionLimits(3, 10, 1_000));
        PersonalDataFindings findings = new PersonalDataFindings();
        byte[] bytes = AvroOracle.encode(SCHEMA, record("a@ab.org is here"));
        detector.inspect(bytes, 0, bytes.length, findings);

        assertThat(findings.strings()).isEqualTo(3);
        assertThat(findings.size()).isEqualTo(3);
        assertThat(findings.isPartial()).isTrue();
        byte[] late = AvroOracle.encode(SCHEMA, record("it is here a@ab.org"));
        detector.inspect(late, 0, late.length, findings);
        assertThat(findings.size()).isZero();
        assertThat(findings.isPartial()).isTrue();
    }

    @Test
    void shouldRedactOnlyTheFindingsWhenARecordIsRewritten() {
        GenericRecord record = record(MAIL);
        for (byte[] bytes : List.of(AvroOracle.encode(SCHEMA, record), AvroBlockEncoder.encode(SCHEMA, record))) {
            byte[] framed = new byte[bytes.length + 5];
            Arrays.fill(framed, 0, 5, (byte) 9);
            System.arraycopy(bytes, 0, framed, 5, bytes.length);
            PersonalDataDetector detector =
                    detector(ContractFixture.over(SCHEMA).build(), List.of(), InspectionLimits.UNLIMITED);
            PersonalDataFindings findings = new PersonalDataFindings();
            detector.inspect(framed, 5, bytes.length, findings);
            for (int i = 0; i < findings.size(); i++) {
                if (!findings.path(i).equals("person.a")) {
                    findings.flag(i);
                }
            }

            byte[] redacted = detector.redact(framed, 5, bytes.length, 5, findings);

            assertThat(redacted).startsWith(9, 9, 9, 9, 9);
            GenericRecord after = AvroOracle.record(SCHEMA, Arrays.copyOfRange(redacted, 5, redacted.length));
            assertThat(after.toString()).isEqualTo(
                    "{\"note\": \"***\", \"person\": {\"a\": \"" + MAIL
                            + "\", \"b\": \"***\"}, \"lines\": [{\"n\": 1, \"text\": \"***\"}, {\"n\": 2, \"text\":"
                            + " \"ok\"},"
                            + " {\"n\": 3, \"text\": \"***\"}], \"extra\": {\"***\": \"***\"}, \"kind\": \"A\","
                            + " \"raw\": \""
                            + MAIL + "\"}");
        }
    }

    @Test
    void shouldAgreeWithANaiveWalkWhenSchemasAndValuesAreRandom() {
        int found = 0;
        for (long seed = 0; seed < 800; seed++) {
            RandomAvro random = new RandomAvro(seed);
            Schema schema = random.record();
            IndexedRecord record = (IndexedRecord) seeded(random.value(schema), random.random());
            PersonalDataDetector detector =
                    detector(ContractFixture.over(schema).build(), List.of(), InspectionLimits.UNLIMITED);
            List<String> expected = new ArrayList<>();
            naive(schema, record, expected, false);
            for (byte[] bytes : List.of(AvroOracle.encode(schema, record), AvroBlockEncoder.encode(schema, record))) {
                PersonalDataFindings findings = new PersonalDataFindings();
                detector.inspect(bytes, 0, bytes.length, findings);
                assertThat(findings.isPartial()).isFalse();
                assertThat(findings.size()).as("seed " + seed).isEqualTo(expected.size());
                for (int i = 0; i < findings.size(); i++) {
                    findings.flag(i);
                }
                IndexedRecord after = AvroOracle.record(schema, detector.redact(bytes, 0, bytes.length, 0, findings));
                List<String> left = new ArrayList<>();
                Object masked = naive(schema, record, left, true);
                assertThat((Object) after).as("seed " + seed)
                        .isEqualTo(AvroOracle.record(schema, AvroOracle.encode(schema, masked)));
            }
            found += expected.size();
        }
        assertThat(found).isGreaterThan(500);
    }

    @Test
    void shouldNeverThrowWhenBytesAreDamaged() {
        Random random = TestSeed.random("PersonalDataDetectorTest");
        byte[] encoded = AvroBlockEncoder.encode(SCHEMA, record(MAIL));
        PersonalDataDetector detector =
                detector(ContractFixture.over(SCHEMA).build(), List.of(), InspectionLimits.UNLIMITED);
        PersonalDataFindings findings = new PersonalDataFindings();
        int unread = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = Arrays.copyOf(encoded, random.nextInt(encoded.length) + 1);
            for (int n = random.nextInt(6); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            detector.inspect(bytes, 0, bytes.length, findings);
            unread += findings.isPartial() ? 1 : 0;
        }
        assertThat(unread).isGreaterThan(10_000);
    }

    @Test
    void shouldFinishQuicklyOnAdversarialText() {
        String[] patterns = {"@", "a@", "a.", "1 ", "1-", "+1", "(212) ", "::", "2001:", "1.2.", "00", "DE89 ", "a@b.",
            "x@y.z", "4111 ", "X1234567", "\u0000"};
        DetectorProbe probe = new DetectorProbe();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long started = threads.getCurrentThreadCpuTime();
        for (String pattern : patterns) {
            assertThat(probe.findings(pattern.repeat(1_000_000 / pattern.length())).strings()).isEqualTo(1);
        }
        // Measured in CPU time: quadratic work on a megabyte takes hours, linear work takes milliseconds.
        assertThat(threads.getCurrentThreadCpuTime() - started).isLessThan(60_000_000_000L);
    }

    @Test
    void shouldStopWhenRecordsAreNestedTooDeepOrItemsTakeNoBytes() {
        Schema deep = ContractFixture
                .schema("{'name':'text','type':'string'},{'name':'next','type':['null','test.Item']}");
        byte[] nested = new byte[400];
        for (int i = 0; i < nested.length; i += 2) {
            nested[i + 1] = 2;
        }
        Schema empty = ContractFixture
                .schema("{'name':'text','type':'string'},{'name':'nothing','type':{'type':'array','items':'null'}}");
        byte[] many = {0, -2, -1, -1, -1, -1, -1, -1, -1, -1, 1, 0};
        PersonalDataFindings findings = new PersonalDataFindings();
        detector(ContractFixture.over(deep).build(), List.of(), InspectionLimits.UNLIMITED).inspect(nested, 0,
                nested.length, findings);
        assertThat(findings.isPartial()).isTrue();
        detector(ContractFixture.over(empty).build(), List.of(), InspectionLimits.UNLIMITED).inspect(many, 0,
                many.length, findings);
        assertThat(findings.isPartial()).isTrue();
    }

    private static GenericRecord record(String text) {
        GenericRecord person =
                new GenericRecordBuilder(SCHEMA.getField("person").schema()).set("a", text).set("b", text).build();
        Schema line = SCHEMA.getField("lines").schema().getElementType();
        List<GenericRecord> lines = new ArrayList<>();
        int n = 0;
        for (String value : List.of(text, "ok", text)) {
            lines.add(new GenericRecordBuilder(line).set("n", ++n).set("text", value).build());
        }
        return new GenericRecordBuilder(SCHEMA)
                .set("note", text)
                .set("person", person)
                .set("lines", lines)
                .set("extra", Map.of(text, text))
                .set("kind", new GenericData.EnumSymbol(SCHEMA.getField("kind").schema(), "A"))
                .set("raw", java.nio.ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .build();
    }

    /** Replaces some of the strings by e-mail addresses. */
    private static @Nullable Object seeded(@Nullable Object value, Random random) {
        if (value instanceof CharSequence) {
            return random.nextBoolean() ? "see a@b.org" : "nothing";
        }
        if (value instanceof IndexedRecord record) {
            record.getSchema().getFields()
                    .forEach(field -> record.put(field.pos(), seeded(record.get(field.pos()), random)));
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(random.nextBoolean() ? key + "@b.org" : key, seeded(item, random)));
            return copy;
        } else if (value instanceof Collection<?> items) {
            List<@Nullable Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(seeded(item, random)));
            return copy;
        }
        return value;
    }

    private static @Nullable Object naive(Schema schema, @Nullable Object value, List<String> found, boolean mask) {
        if (value instanceof CharSequence text) {
            boolean hit = text.toString().contains("@b.org");
            if (hit) {
                found.add(text.toString());
            }
            boolean uuid = schema.toString().contains("uuid");
            return hit && mask ? new Utf8(uuid ? "00000000-0000-0000-0000-000000000000" : "***") : value;
        }
        if (value instanceof IndexedRecord record) {
            GenericData.Record copy = new GenericData.Record(record.getSchema());
            for (Schema.Field field : record.getSchema().getFields()) {
                copy.put(field.pos(), naive(field.schema(), record.get(field.pos()), found, mask));
            }
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> {
                boolean hit = key.toString().endsWith("@b.org");
                if (hit) {
                    found.add(key.toString());
                }
                int number = (int) found.stream().filter(text -> !text.startsWith("see ")).count();
                Object name = hit && mask ? number == 1 ? "***" : "***" + number : key;
                copy.put(name, naive(valueType(schema), item, found, mask));
            });
            return copy;
        }
        if (value instanceof Collection<?> items) {
            List<@Nullable Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(naive(itemType(schema), item, found, mask)));
            return copy;
        }
        return value;
    }

    private static Schema valueType(Schema schema) {
        return branch(schema, Schema.Type.MAP).getValueType();
    }

    private static Schema itemType(Schema schema) {
        return branch(schema, Schema.Type.ARRAY).getElementType();
    }

    private static Schema branch(Schema schema, Schema.Type type) {
        return schema.isUnion()
                ? schema.getTypes().stream().filter(branch -> branch.getType() == type).findFirst().orElseThrow()
                : schema;
    }

    private static List<String> paths(Contract contract, GenericRecord record) {
        return paths(contract, List.of(), record);
    }

    private static List<String> paths(Contract contract, List<FieldPath> except, GenericRecord record) {
        return paths(contract, except, AvroOracle.encode(contract.valueSchema(), record));
    }

    private static List<String> paths(Contract contract, List<FieldPath> except, byte[] bytes) {
        PersonalDataFindings findings = new PersonalDataFindings();
        detector(contract, except, InspectionLimits.UNLIMITED).inspect(bytes, 0, bytes.length, findings);
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            paths.add(findings.path(i));
        }
        return paths;
    }

    private static PersonalDataDetector detector(Contract contract, List<FieldPath> except, InspectionLimits reach) {
        return PersonalDataDetector.forContract(contract, EnumSet.allOf(PersonalDataKind.class), except, reach);
    }

    private static FieldPromise promise(String path, String classification, Set<String> tags) {
        return new FieldPromise(FieldPath.of(path), classification, tags, new Mask.None(), List.of(), false, "");
    }

    private static Contract with(Contract contract, FieldPromise... fields) {
        return contract.toBuilder().fields(List.of(fields)).build();
    }
}
