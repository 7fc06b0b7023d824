// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class JsonToAvroTest {
    private static final Schema PAYMENT = SchemaBuilder.record("Payment").fields()
            .requiredLong("payment_id")
            .requiredInt("amount_cents")
            .optionalString("note")
            .name("currency").type().stringType().stringDefault("EUR")
            .endRecord();

    @Test
    void shouldWriteFieldsInTheSchemasOrderAndFillInDefaults() throws IOException {
        GenericRecord record = read(PAYMENT, "{\"amount_cents\": 5, \"payment_id\": 7}");

        assertThat(record).hasToString(
                "{\"payment_id\": 7, \"amount_cents\": 5, \"note\": null, \"currency\": \"EUR\"}");
    }

    @Test
    void shouldNameTheFieldWhenItIsMissing() {
        assertThat(messages(PAYMENT, "{\"payment_id\": 7}")).containsExactly("field amount_cents is missing");
    }

    @Test
    void shouldNameFieldAndExpectedTypeButNoValueWhenTheTypeIsWrong() {
        assertThat(messages(PAYMENT, "{\"payment_id\": \"secret\", \"amount_cents\": 1.5}")).containsExactly(
                "field payment_id: expected a whole number (long), found a string",
                "field amount_cents: expected a whole number (int), found a number with decimals");
    }

    @Test
    void shouldNameTheNearestFieldWhenAFieldIsUnknown() {
        assertThat(messages(PAYMENT, "{\"payment_id\": 7, \"amount_cent\": 5, \"amount_cents\": 5}")).containsExactly(
                "field 'amount_cent' is not in the contract's schema; did you mean amount_cents?");
    }

    @Test
    void shouldNotRepeatANameThatMayBeAValue() {
        assertThat(messages(PAYMENT, "{\"payment_id\": 7, \"amount_cents\": 5, \"mary@example.org\": 1}"))
                .containsExactly(
                        "field of 16 characters is not in the contract's schema;"
                                + " remove it, or add it to the contract");
    }

    @Test
    void shouldFindEveryFaultAtOnce() {
        assertThat(messages(PAYMENT, "{\"payment_id\": true, \"note\": 5, \"x\": 1}")).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"a\": 1|not JSON",
        "nonsense|not JSON",
        "{} {}|not JSON",
        "{\"payment_id\": 1, \"payment_id\": 2, \"amount_cents\": 1}|not JSON",
        "[1]|the line: expected an object, found an array",
        "null|the line: expected an object, found null"
    })
    void shouldRefuseInputThatIsNotAJsonObject(String line, String message) {
        assertThat(messages(PAYMENT, line)).singleElement().asString().startsWith(message);
    }

    @Test
    void shouldRefuseNumbersThatDoNotFit() {
        assertThat(messages(PAYMENT, "{\"payment_id\": 9223372036854775808, \"amount_cents\": 2147483648}"))
                .containsExactly(
                        "field payment_id: the number does not fit long (-9223372036854775808 to 9223372036854775807)",
                        "field amount_cents: the number does not fit int (-2147483648 to 2147483647)");
    }

    @ParameterizedTest
    @CsvSource({
        "date, int, '\"1970-01-02\"', 1",
        "date, int, 5, 5",
        "time-millis, int, '\"00:00:01.5\"', 1500",
        "timestamp-millis, long, '\"1970-01-01T01:00:01+01:00\"', 1000",
        "timestamp-millis, long, 12, 12",
        "timestamp-micros, long, '\"1970-01-01T00:00:01.000002Z\"', 1000002",
        "local-timestamp-millis, long, '\"1970-01-01T00:00:01\"', 1000",
        "timestamp-millis, long, '\"1969-12-31T23:59:59.999Z\"', -1"
    })
    void shouldAcceptTimesAsNumbersAndAsText(String logical, String type, String json, long expected)
            throws IOException {
        Schema schema = one("{\"type\": \"" + type + "\", \"logicalType\": \"" + logical + "\"}");

        assertThat(((Number) read(schema, "{\"f\": " + json + "}").get("f")).longValue()).isEqualTo(expected);
    }

    @Test
    void shouldShowAnExampleWhenATimeIsMalformed() {
        Schema schema = one("{\"type\": \"long\", \"logicalType\": \"timestamp-millis\"}");

        assertThat(messages(schema, "{\"f\": \"yesterday\"}")).containsExactly("field f: expected a whole number (long)"
                + " or text like 2026-01-31T13:45:30Z; the text does not have that format");
    }

    @ParameterizedTest
    @CsvSource({"12.30, 1230", "'\"-0.01\"', -1", "7, 700", "1e2, 10000"})
    void shouldAcceptDecimalsAsNumbersAndAsText(String json, BigInteger unscaled) throws IOException {
        Schema schema = one("{\"type\": \"bytes\", \"logicalType\": \"decimal\", \"precision\": 6, \"scale\": 2}");

        assertThat(read(schema, "{\"f\": " + json + "}").get("f")).isEqualTo(ByteBuffer.wrap(unscaled.toByteArray()));
    }

    @ParameterizedTest
    @CsvSource({"1.234", "12345.6", "1e999999999", "'\"x\"'"})
    void shouldRefuseDecimalsThatDoNotFit(String json) {
        Schema schema = one("{\"type\": \"bytes\", \"logicalType\": \"decimal\", \"precision\": 6, \"scale\": 2}");

        assertThat(messages(schema, "{\"f\": " + json + "}")).singleElement().asString()
                .contains("a number of at most 6 digits, 2 of them after the decimal point");
    }

    @Test
    void shouldUseTheFirstBranchThatFits() throws IOException {
        Schema schema = one("[\"null\", \"int\", \"long\", \"double\", \"string\"]");

        assertThat(read(schema, "{\"f\": 1}").get("f")).isEqualTo(1);
        assertThat(read(schema, "{\"f\": 5000000000}").get("f")).isEqualTo(5_000_000_000L);
        assertThat(read(schema, "{\"f\": 1.5}").get("f")).isEqualTo(1.5);
        assertThat(read(schema, "{\"f\": \"x\"}").get("f")).hasToString("x");
        assertThat(read(schema, "{\"f\": null}").get("f")).isNull();
        assertThat(messages(schema, "{\"f\": true}")).singleElement().asString()
                .startsWith("field f: expected null or a");
    }

    @Test
    void shouldNameThePathInsideOfRecordsAndArrays() {
        Schema schema = one("{\"type\": \"array\", \"items\": {\"type\": \"record\", \"name\": \"Line\", \"fields\":"
                + " [{\"name\": \"sku\", \"type\": \"string\"}]}}");

        assertThat(messages(schema, "{\"f\": [{\"sku\": \"a\"}, {}]}")).containsExactly("field f[1].sku is missing");
    }

    @Test
    void shouldAcceptEnumsBytesFixedAndUuids() throws IOException {
        assertThat(read(one("{\"type\": \"enum\", \"name\": \"E\", \"symbols\": [\"A\", \"B\"]}"), "{\"f\": \"B\"}")
                .get("f"))
                .hasToString("B");
        assertThat(read(one("\"bytes\""), "{\"f\": \"AQI=\"}").get("f")).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
        assertThat(messages(one("{\"type\": \"fixed\", \"name\": \"F\", \"size\": 3}"), "{\"f\": \"AQI=\"}"))
                .containsExactly("field f: expected base64 text of 3 bytes; found 2 bytes");
        assertThat(
                messages(one("{\"type\": \"enum\", \"name\": \"E\", \"symbols\": [\"A\", \"B\"]}"), "{\"f\": \"C\"}"))
                .containsExactly("field f: expected one of A, B; found something else");
    }

    private static Schema one(String type) {
        return new Schema.Parser().parse(
                "{\"type\": \"record\", \"name\": \"R\", \"fields\": [{\"name\": \"f\", \"type\": " + type + "}]}");
    }

    private static GenericRecord read(Schema schema, String json) throws IOException {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        JsonToAvro.Outcome outcome = JsonToAvro.of(schema).convert(text, 0, text.length);
        assertThat(outcome).isInstanceOf(JsonToAvro.Encoded.class);
        return new GenericDatumReader<GenericRecord>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(((JsonToAvro.Encoded) outcome).avro(), null));
    }

    private static List<String> messages(Schema schema, String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        JsonToAvro.Outcome outcome = JsonToAvro.of(schema).convert(text, 0, text.length);
        assertThat(outcome).isInstanceOf(JsonToAvro.Refused.class);
        return ((JsonToAvro.Refused) outcome).faults().stream().map(FieldFault::message).toList();
    }
}
