// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.ContractFault;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.odcs.internal.schema.AvroSchemaParser;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Malicious Avro schemas give one fault at the reference, never an exception. */
class ContractReaderHostileAvroTest {
    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: crm.customers
            version: 1.0.0
            status: active
            team: {name: crm}
            schema:
              - name: c
                physicalType: topic
                authoritativeDefinitions: [{type: implementation, url: c.avsc}]
            """;

    private static ContractReading read(String avsc) {
        return ContractReader.read(CONTRACT, SchemaSource.of(Map.of("c.avsc", avsc)));
    }

    private static ContractFault fault(String avsc) {
        List<ContractFault> faults = OdcsDocumentFixture.faults(read(avsc));
        assertThat(faults).extracting(ContractFault::code).containsExactly("schema.avro.invalid");
        assertThat(faults.get(0).message().length()).isLessThan(600);
        return faults.get(0);
    }

    private static String record(String fields) {
        return "{\"type\": \"record\", \"name\": \"R\", \"fields\": [" + fields + "]}";
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "null", "1", "[]", "{}", "\"string\"", "\"R\"", "{", "{\"type\": \"record\"}", "true",
        "{\"type\": \"record\", \"name\": \"R\"}", "{\"type\": \"record\", \"name\": \"R\", \"fields\": 5}",
        "{\"type\": \"record\", \"name\": \"a-b\", \"fields\": []}",
        "{\"type\": \"record\", \"name\": \"\", \"fields\": []}",
        "{\"type\": \"record\", \"name\": 5, \"fields\": []}", "{\"type\": \"map\", \"values\": \"string\"}",
        "{\"type\": \"enum\", \"name\": \"E\", \"symbols\": [\"A\"]}", "[\"null\", \"string\"]",
        "{\"type\": \"record\", \"name\": \"R\", \"fields\": []} x",
        "{\"type\": \"record\", \"name\": \"R\", \"name\": \"S\", \"fields\": []}"
    })
    void shouldReportFaultWhenSchemaIsNotARecord(String avsc) {
        fault(avsc);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"name\": \"a b\", \"type\": \"string\"}", "{\"name\": \"a\"}", "{\"type\": \"string\"}",
        "{\"name\": \"a\", \"type\": \"text\"}",
        "{\"name\": \"a\", \"type\": \"string\"}, {\"name\": \"a\", \"type\": \"int\"}",
        "{\"name\": \"a\", \"type\": \"int\", \"default\": \"x\"}",
        "{\"name\": \"a\", \"type\": [\"null\", \"string\"], \"default\": 5}",
        "{\"name\": \"a\", \"type\": [\"string\", \"string\"]}",
        "{\"name\": \"a\", \"type\": [[\"null\"]]}",
        "{\"name\": \"a\", \"type\": {\"type\": \"fixed\", \"name\": \"F\", \"size\": -1}}",
        "{\"name\": \"a\", \"type\": {\"type\": \"fixed\", \"name\": \"F\"}}",
        "{\"name\": \"a\", \"type\": {\"type\": \"enum\", \"name\": \"E\", \"symbols\": [\"a-b\"]}}",
        "{\"name\": \"a\", \"type\": {\"type\": \"enum\", \"name\": \"E\", \"symbols\": [\"A\", \"A\"]}}",
        "{\"name\": \"a\", \"type\": {\"type\": \"array\"}}",
        "{\"name\": \"a\", \"type\": {\"type\": \"map\"}}", "{\"name\": \"a\", \"type\": null}",
        "{\"name\": null, \"type\": \"int\"}", "5", "null", "[]",
        "{\"name\": \"é\", \"type\": \"string\"}", "{\"name\": \"a\", \"type\": \"R\"}",
        "{\"name\": \"a\", \"type\": {\"type\": \"record\", \"name\": \"S\", \"fields\": [{\"name\": \"b\", \"type\":"
                + " \"R\"}]}}"
    })
    void shouldReportFaultWhenFieldIsInvalid(String field) {
        fault(record(field));
    }

    @Test
    void shouldReportFaultWhenSchemaIsTooLarge() {
        fault(record("{\"name\": \"a\", \"type\": \"string\", \"doc\": \"" + "x".repeat(AvroSchemaParser.MAX_LENGTH)
                + "\"}"));
    }

    @Test
    void shouldReportFaultWhenJsonIsTooDeep() {
        fault("[".repeat(400_000));
        fault(record("{\"name\": \"a\", \"type\": " + "{\"type\": \"array\", \"items\": ".repeat(5_000) + "\"int\""
                + "}".repeat(5_000) + "}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 900, 10_000})
    @Timeout(10)
    void shouldReportFaultWhenTypesAreDeepButJsonIsNot(int depth) {
        StringBuilder union = new StringBuilder("\"null\"");
        for (int i = 0; i < depth; i++) {
            union.append(", {\"type\": \"record\", \"name\": \"T").append(i)
                    .append("\", \"fields\": [{\"name\": \"f\", \"type\": ")
                    .append(i == 0 ? "\"int\"" : "\"T" + (i - 1) + "\"").append("}]}");
        }
        fault(record("{\"name\": \"a\", \"type\": [" + union + "]}"));
    }

    @Test
    @Timeout(20)
    void shouldReportFaultWhenPathsMultiply() {
        StringBuilder fields = new StringBuilder(
                "{\"name\": \"f0\", \"type\": {\"type\": \"record\", \"name\": \"T0\", \"fields\": [{\"name\": \"x\","
                        + " \"type\": \"int\"}]}}");
        for (int i = 1; i < 40; i++) {
            String below = "\"T" + (i - 1) + "\"";
            fields.append(", {\"name\": \"f").append(i).append("\", \"type\": {\"type\": \"record\", \"name\": \"T")
                    .append(i)
                    .append("\", \"fields\": [{\"name\": \"l\", \"type\": ").append(below)
                    .append("}, {\"name\": \"r\", \"type\": ").append(below).append("}]}}");
        }
        List<ContractFault> faults = OdcsDocumentFixture.faults(read(record(fields.toString())));
        assertThat(faults).extracting(ContractFault::code).containsExactly("schema.avro.invalid");
    }

    @Test
    @Timeout(20)
    void shouldReportFaultWhenThereAreTooManyFields() {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 25_000; i++) {
            fields.append(i == 0 ? "" : ",").append("{\"name\":\"f").append(i).append("\",\"type\":\"int\"}");
        }
        fault(record(fields.toString()));
    }

    @Test
    void shouldReadRecursiveRecordWhenRecursionCanEnd() {
        String node = record(
                "{\"name\": \"v\", \"type\": \"string\"}, {\"name\": \"next\", \"type\": [\"null\", \"R\"],"
                        + " \"default\": null}, {\"name\": \"all\", \"type\": {\"type\": \"array\", \"items\":"
                        + " \"R\"}}");
        assertThat(OdcsDocumentFixture.valid(read(node)).contract().fields()).extracting(f -> f.path().text())
                .containsExactly("v", "next", "all");
    }

    @Test
    void shouldRefuseMaskWhenRecordContainsItself() {
        String node = record(
                "{\"name\": \"v\", \"type\": \"string\"}, {\"name\": \"next\", \"type\": [\"null\", \"R\"],"
                        + " \"default\": null}");
        String masked =
                CONTRACT + "    properties: [{name: v, customProperties: [{property: masking, value: hash}]}]\n";
        assertThat(OdcsDocumentFixture.faults(ContractReader.read(masked, SchemaSource.of(Map.of("c.avsc", node)))))
                .extracting(ContractFault::code)
                .containsExactly("field.masking.recursive");
    }

    @Property(tries = 1_500)
    void shouldNeverThrowWhenSchemaIsArbitrary(@ForAll("schemas") String avsc) {
        assertThat(read(avsc)).isNotNull();
    }

    @Provide
    Arbitrary<String> schemas() {
        Arbitrary<String> leaf = Arbitraries.of(
                "\"int\"", "\"string\"", "\"null\"", "\"R\"", "\"S\"", "5", "null", "true", "\"\"", "[]", "{}",
                "\"a-b\"", "[\"null\", \"R\"]",
                "{\"type\": \"long\", \"logicalType\": \"decimal\"}",
                "{\"type\": \"bytes\", \"logicalType\": \"decimal\", \"precision\": -1}",
                "{\"type\": \"fixed\", \"name\": \"F\", \"size\": 4}",
                "{\"type\": \"enum\", \"name\": \"E\", \"symbols\": [\"A\"]}");
        return nested(leaf, 3).map(type -> record("{\"name\": \"a\", \"type\": " + type + "}"));
    }

    private static Arbitrary<String> nested(Arbitrary<String> leaf, int depth) {
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> nested(leaf, depth - 1));
        return Arbitraries.oneOf(
                leaf,
                inner.map(t -> "{\"type\": \"array\", \"items\": " + t + "}"),
                inner.map(t -> "{\"type\": \"map\", \"values\": " + t + "}"),
                inner.map(t -> "{\"type\": " + t + "}"),
                inner.list().ofMaxSize(3).map(ts -> "[" + String.join(",", ts) + "]"),
                inner.map(t -> "{\"type\": \"record\", \"name\": \"S\", \"fields\": [{\"name\": \"b\", \"type\": " + t
                        + ", \"default\": 1}]}"));
    }
}
