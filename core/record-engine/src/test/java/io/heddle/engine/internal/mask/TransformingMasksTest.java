// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.mask;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.contract.Mask.Truncate.Unit;
import io.heddle.contract.ProductId;
import io.heddle.engine.AvroOracle;
import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.CompilationResult;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.FixedKeyProvider;
import io.heddle.engine.ProgramRunner;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.Verdict;
import io.heddle.engine.internal.rule.TextFormats;
import io.heddle.engine.keys.DecryptionException;
import io.heddle.engine.keys.FieldDecryption;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.testkit.ContractFixture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The masks {@code email}, {@code truncate}, {@code bucket} and {@code encrypt}. */
class TransformingMasksTest {
    private static final ProductId PRODUCT = ProductId.parse("test.items");

    @TempDir
    Path folder;

    private static Object masked(String type, Mask mask, Object value) {
        Contract contract =
                ContractFixture.overFields("{'name':'f','type':" + type + "}").mask("f", mask).build();
        return ProgramRunner.firstPort(contract, Map.of("f", value)).get("f");
    }

    private static String logical(String type, String logical) {
        return "{'type':'" + type + "','logicalType':'" + logical + "'}";
    }

    // ---- email

    @Test
    void shouldJoinWithHashedAddressesWhenEmailIsMasked() {
        String address = "jane.roe@mail.example.org";
        String token = masked("'string'", new Mask.Hash(), address).toString();

        assertThat(masked("'string'", new Mask.Email(true), address)).hasToString(token + "@mail.example.org");
        assertThat(masked("'string'", new Mask.Email(false), address)).hasToString(token + "@masked.invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "jane", "jane@", "@example.org", "a@b@example.org", "jane@secret name", "jane@-x",
        "jane@example..org"})
    void shouldHideTheDomainWhenValueIsNotAnAddress(String value) {
        assertThat(masked("'string'", new Mask.Email(true), value).toString()).endsWith("@masked.invalid");
    }

    @Test
    void shouldHideTheDomainWhenTheResultWouldBeTooLong() {
        String label = "d".repeat(60);
        String longest = "a@" + String.join(".", label, label, label, label) + ".example";

        assertThat(masked("'string'", new Mask.Email(true), longest).toString()).endsWith("@masked.invalid");
    }

    @Property(tries = 500)
    void shouldProduceAValidAddressForAnyInput(
            @ForAll @StringLength(max = 80) String text, @ForAll @StringLength(max = 90) String domain,
            @ForAll boolean keep) {
        for (String value : List.of(text, text + "@" + domain, "a@" + domain.replaceAll("[^a-z]", "") + ".org")) {
            String mail = masked("'string'", new Mask.Email(keep), value.replaceAll("\\p{Cs}", "?")).toString();
            assertThat(TextFormats.matches(io.heddle.contract.FieldRule.Format.Kind.EMAIL, mail)).isTrue();
        }
    }

    // ---- truncate

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T23:59:59.999Z, MONTH, 2024-02-01T00:00:00Z", "2024-02-29T23:59:59.999Z, YEAR, 2024-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999Z, MONTH, 1969-12-01T00:00:00Z", "1969-12-31T23:59:59.999Z, YEAR, 1969-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z, YEAR, 1970-01-01T00:00:00Z", "1583-10-15T01:00:00Z, MONTH, 1583-10-01T00:00:00Z"
    })
    void shouldBeTheStartOfThePeriodWhenTruncated(String instant, Unit unit, String first) {
        Instant from = Instant.parse(instant);
        Instant to = Instant.parse(first);
        Mask mask = new Mask.Truncate(unit);
        for (String local : List.of("", "local-")) {
            assertThat(masked(logical("long", local + "timestamp-millis"), mask, from.toEpochMilli()))
                    .isEqualTo(to.toEpochMilli());
            assertThat(masked(logical("long", local + "timestamp-micros"), mask,
                    ChronoUnit.MICROS.between(Instant.EPOCH, from)))
                    .isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, to));
            if (from.isAfter(Instant.parse("1700-01-01T00:00:00Z"))) {
                assertThat(masked(logical("long", local + "timestamp-nanos"), mask,
                        ChronoUnit.NANOS.between(Instant.EPOCH, from)))
                        .isEqualTo(ChronoUnit.NANOS.between(Instant.EPOCH, to));
            }
        }
        assertThat(masked(logical("int", "date"), mask, (int) from.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay()))
                .isEqualTo((int) to.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay());
    }

    @Property(tries = 1000)
    void shouldAgreeWithTheCalendarWhenAnyDateIsTruncated(@ForAll int days, @ForAll boolean year) {
        Object masked = masked(logical("int", "date"), new Mask.Truncate(year ? Unit.YEAR : Unit.MONTH), days);

        LocalDate date = LocalDate.ofEpochDay(days);
        long expected = (year ? date.withDayOfYear(1) : date.withDayOfMonth(1)).toEpochDay();
        assertThat((int) masked).isEqualTo(expected < Integer.MIN_VALUE ? 0 : (int) expected);
    }

    @Property(tries = 300)
    void shouldNeverThrowAndBeBeforeWhenAnyLongIsTruncated(@ForAll long value, @ForAll @IntRange(max = 2) int unit) {
        String type = List.of("timestamp-millis", "timestamp-micros", "timestamp-nanos").get(unit);
        long masked = (long) masked(logical("long", type), new Mask.Truncate(Unit.YEAR), value);
        assertThat(masked == 0 || masked <= value).isTrue();
    }

    @Test
    void shouldRedactWhenTheStartOfThePeriodIsOutOfRange() {
        assertThat(masked(logical("int", "date"), new Mask.Truncate(Unit.YEAR), Integer.MIN_VALUE)).isEqualTo(0);
        assertThat(masked(logical("long", "timestamp-nanos"), new Mask.Truncate(Unit.YEAR), Long.MIN_VALUE))
                .isEqualTo(0L);
        assertThat(masked("'long'", new Mask.Truncate(Unit.YEAR), 5L)).isEqualTo(0L);
        assertThat(masked(logical("long", "time-micros"), new Mask.Truncate(Unit.YEAR), 5L)).isEqualTo(0L);
    }

    // ---- bucket

    private static Mask width(String width) {
        return Mask.Bucket.ofWidth(new BigDecimal(width));
    }

    private static Mask boundaries(String... boundaries) {
        return Mask.Bucket.ofBoundaries(Arrays.stream(boundaries).map(BigDecimal::new).toList());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "9, 0", "10, 10", "-1, -10", "-10, -10", "2147483647, 2147483640", "-2147483648, -2147483648"})
    void shouldBeTheGreatestMultipleNotGreaterWhenBucketHasAWidth(int value, int floor) {
        assertThat(masked("'int'", width("10"), value)).isEqualTo(floor);
        assertThat(masked("'long'", width("10"), (long) value))
                .isEqualTo(value == Integer.MIN_VALUE ? -2_147_483_650L : (long) floor);
    }

    @ParameterizedTest
    @CsvSource({"17, 0", "-5, 0", "18, 18", "64, 18", "65, 65", "900, 65"})
    void shouldBeTheGreatestBoundaryNotGreaterWhenBucketHasBoundaries(int value, int floor) {
        Mask ages = boundaries("0", "18", "65");
        assertThat(masked("'int'", ages, value)).isEqualTo(floor);
        assertThat(masked("'long'", ages, (long) value)).isEqualTo((long) floor);
        assertThat(masked("'float'", ages, (float) value)).isEqualTo((float) floor);
        assertThat(masked("'double'", ages, (double) value)).isEqualTo((double) floor);
    }

    @ParameterizedTest
    @CsvSource({
        "0.3, 0.1, 0.3", "0.29999, 0.1, 0.2", "-0.05, 0.1, -0.1", "-0.0, 0.1, 0.0", "1e300, 7, 1e300", "1.5, 1e9, 0.0",
        "NaN, 1, 0.0", "Infinity, 1, 0.0", "-Infinity, 1, 0.0",
        "-1.7976931348623157E308, 1e308, -1.7976931348623157E308"
    })
    void shouldCountAsPrintedWhenDoublesAreBucketed(double value, String width, double floor) {
        assertThat((double) masked("'double'", width(width), value)).isCloseTo(floor,
                org.assertj.core.data.Percentage.withPercentage(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"12345, 10, 12000", "12999, 10, 12000", "-1, 10, -1000", "-99999, 100, -99999", "0, 0.5, 0",
        "149, 0.5, 100", "150, 0.5, 150"})
    void shouldKeepTheScaleWhenDecimalsAreBucketed(int unscaled, String width, int floor) {
        String decimal = ",'logicalType':'decimal','precision':5,'scale':2}";
        ByteBuffer bytes = (ByteBuffer) masked(
                "{'type':'bytes'" + decimal, width(width), ByteBuffer.wrap(BigInteger.valueOf(unscaled).toByteArray()));
        assertThat(new BigInteger(bytes.array())).isEqualTo(floor);

        String type = "{'type':'fixed','name':'D','size':6" + decimal;
        Contract contract =
                ContractFixture.overFields("{'name':'f','type':" + type + "}").mask("f", width(width)).build();
        byte[] six = ByteBuffer.allocate(8).putLong(unscaled).array();
        GenericRecord record = ProgramRunner.firstPort(contract, Map.of("f",
                new GenericData.Fixed(contract.valueSchema().getField("f").schema(), Arrays.copyOfRange(six, 2, 8))));
        assertThat(new BigInteger(((GenericFixed) record.get("f")).bytes())).isEqualTo(floor);
    }

    @Test
    void shouldRedactWhenBucketsDoNotFitTheType() {
        assertThat(masked("'int'", width("0.5"), 7)).isEqualTo(0);
        assertThat(masked("'int'", boundaries("3000000000"), 7)).isEqualTo(0);
        assertThat(masked(logical("int", "date"), width("7"), 7)).isEqualTo(0);
        assertThat(masked("'string'", width("7"), "7")).hasToString("***");
        assertThat(masked("{'type':'bytes','logicalType':'decimal','precision':5,'scale':2}", width("0.007"),
                ByteBuffer.wrap(new byte[] {3}))).isEqualTo(ByteBuffer.wrap(new byte[] {0}));
        assertThat(masked("{'type':'bytes','logicalType':'decimal','precision':5,'scale':2}", width("1"),
                ByteBuffer.wrap(new byte[0]))).isEqualTo(ByteBuffer.wrap(new byte[] {0}));
    }

    @Property(tries = 500)
    void shouldAgreeWithPlainDecimalsWhenIntegersAreBucketed(@ForAll long value,
            @ForAll @IntRange(min = 1) int width) {
        BigDecimal plain = new BigDecimal(value).divide(new BigDecimal(width), 0, java.math.RoundingMode.FLOOR)
                .multiply(new BigDecimal(width));
        long expected = plain.max(new BigDecimal(Long.MIN_VALUE)).longValueExact();

        assertThat(masked("'long'", width(String.valueOf(width)), value)).isEqualTo(expected);
    }

    // ---- encrypt

    private static final String FIELDS = """
            {'name':'s','type':['null','string']},{'name':'b','type':'bytes'},
            {'name':'lines','type':{'type':'array','items':{'type':'record','name':'L','fields':[
                {'name':'notes','type':{'type':'map','values':'string'}}]}}},
            {'name':'n','type':'long'}
            """;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldDecryptFieldsEncryptedAtAnyPath(boolean compiled) throws DecryptionException {
        Contract contract =
                ContractFixture.overFields(FIELDS).mask("s", new Mask.Encrypt()).mask("b", new Mask.Encrypt())
                        .mask("lines[].notes{}", new Mask.Encrypt()).mask("n", new Mask.Encrypt()).build();
        FileKeyset keys = FileKeyset.openOrCreate(folder.resolve("k.json"));
        GenericData.Record line =
                new GenericData.Record(contract.valueSchema().getField("lines").schema().getElementType());
        line.put("notes", Map.of("k", "grüße \uD83D\uDE80"));
        GenericRecord record = run(compiled, keys, contract,
                Map.of("s", "secret", "b", ByteBuffer.wrap(new byte[] {1, 2}), "lines", List.of(line), "n", 7L));

        FieldDecryption reader = FieldDecryption.of(keys, PRODUCT);
        String text = record.get("s").toString();
        assertThat(text).startsWith("enc:v1:AQAAAA").matches("enc:v1:[A-Za-z0-9_-]+");
        assertThat(reader.text(FieldPath.of("s"), text)).isEqualTo("secret");
        assertThat(reader.bytes(FieldPath.of("b"), ((ByteBuffer) record.get("b")).array())).containsExactly(1, 2);
        GenericRecord masked = (GenericRecord) ((List<?>) record.get("lines")).get(0);
        Object note = ((Map<?, ?>) masked.get("notes")).values().iterator().next();
        assertThat(reader.text(FieldPath.of("lines[].notes{}"), note.toString())).isEqualTo("grüße \uD83D\uDE80");
        assertThat(record.get("n")).isEqualTo(0L);
        assertThatThrownBy(() -> reader.text(FieldPath.of("lines[].notes{}"), text))
                .isInstanceOf(DecryptionException.class);
        assertThatThrownBy(() -> FieldDecryption.of(keys, ProductId.parse("test.others")).text(FieldPath.of("s"), text))
                .isInstanceOf(DecryptionException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldCarryTheKeyVersionWhenKeysWereRotated(boolean compiled) throws DecryptionException {
        Contract contract =
                ContractFixture.overFields("{'name':'s','type':'string'}").mask("s", new Mask.Encrypt()).build();
        FileKeyset keys = FileKeyset.openOrCreate(folder.resolve("k.json"));
        String old = run(compiled, keys, contract, Map.of("s", "x")).get("s").toString();
        keys.rotate();
        String now = run(compiled, keys, contract, Map.of("s", "x")).get("s").toString();

        assertThat(now).startsWith("enc:v2:");
        FieldDecryption reader = FieldDecryption.of(keys, PRODUCT);
        assertThat(reader.text(FieldPath.of("s"), old)).isEqualTo("x");
        assertThat(reader.text(FieldPath.of("s"), now)).isEqualTo("x");
        for (String wrong : List.of("x", "", "enc:v", "enc:v1:", "enc:v1:!!", "enc:v1", old.replace("v1", "v2"),
                old + "A", "enc:v99999999999:" + old)) {
            assertThatThrownBy(() -> reader.text(FieldPath.of("s"), wrong))
                    .isInstanceOf(DecryptionException.class)
                    .hasNoCause();
        }
    }

    @Test
    void shouldRefuseToCompileWhenProviderHasNoEncryptionKeys() {
        Contract contract =
                ContractFixture.overFields("{'name':'s','type':'string'}").mask("s", new Mask.Encrypt()).build();

        assertThatThrownBy(() -> new AvroRecordEngine(new FixedKeyProvider()).compile(contract.valueSchema(), contract,
                contract.ports()))
                .hasMessageContaining("no encryption keys");
        assertThatThrownBy(
                () -> AvroRecordEngine.checkOnly().compile(contract.valueSchema(), contract, contract.ports()))
                .hasMessageContaining("masking keys");
    }

    @Test
    void shouldMaskKeysLikeTheirFieldWhenMaskIsDeterministic() {
        Schema string = Schema.create(Schema.Type.STRING);
        Contract contract = ContractFixture.overFields("{'name':'mail','type':'string'}").key("mail")
                .mask("mail", new Mask.Email(true)).build();
        Object value = ProgramRunner.firstPort(contract, Map.of("mail", "a@example.org")).get("mail");
        byte[] text = "a@example.org".getBytes(StandardCharsets.UTF_8);
        RecordEngine engine = new AvroRecordEngine(new FixedKeyProvider());

        Verdict avro = ((CompilationResult.Compiled) engine.compileKey(string, contract, contract.ports())).program()
                .run(AvroOracle.encode(string, "a@example.org"), 0, text.length + 1, ProgramRunner.NOW);
        Verdict plain = engine.compileTextKey(contract, contract.ports()).run(text, 0, text.length, ProgramRunner.NOW);

        assertThat(((Verdict.Accepted) avro).outputs().get(0)).isEqualTo(AvroOracle.encode(string, value.toString()));
        assertThat(((Verdict.Accepted) plain).outputs().get(0)).asString(StandardCharsets.UTF_8)
                .isEqualTo(value.toString());
    }

    private static GenericRecord run(boolean compiled, FileKeyset keys, Contract contract, Map<String, ?> values) {
        Schema schema = contract.valueSchema();
        byte[] bytes = AvroOracle.encode(schema, AvroOracle.record(schema, values));
        RecordEngine engine = compiled ? new CompiledRecordEngine(keys) : new AvroRecordEngine(keys);
        CompilationResult compilation = engine.compile(schema, contract, contract.ports());
        Verdict verdict =
                ((CompilationResult.Compiled) compilation).program().run(bytes, 0, bytes.length, ProgramRunner.NOW);
        return AvroOracle.record(schema, ((Verdict.Accepted) verdict).outputs().get(0));
    }
}
