// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.ReasonCode;
import io.heddle.engine.generated.RandomAvro;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The schemas and invalid vectors that Avro uses to test its own implementations. */
class AvroSamplesTest {
    private static final String FOLDER = "/io/heddle/engine/avro-samples/";

    @ParameterizedTest
    @ValueSource(strings = {"interop", "fooBar", "FooBarSpecificRecord", "RecordWithRequiredFields", "test_schema",
        "unionfields"})
    void shouldProduceAvrosBytesForAvrosOwnSchemas(String name) throws IOException {
        Schema schema = schema(name);
        RecordProgram program = ProgramRunner.compile(schema, ContractFixture.over(schema).build());
        for (int seed = 0; seed < 200; seed++) {
            byte[] bytes = AvroOracle.encode(schema, new RandomAvro(seed).value(schema));

            assertThat(program.run(bytes, 0, bytes.length, ProgramRunner.NOW)).isInstanceOfSatisfying(
                    Verdict.Accepted.class,
                    accepted -> assertThat(accepted.outputs()).singleElement().isEqualTo(bytes));
            assertThat(program.run(bytes, 0, bytes.length - 1, ProgramRunner.NOW)).isInstanceOf(Verdict.Rejected.class);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = FOLDER + "specification.csv", delimiter = '|', quoteCharacter = '\'')
    void shouldDecodeTheExamplesOfTheSpecification(String type, String hex, String value) {
        Schema schema = ContractFixture.schema("{'name':'f','type':" + type + "}");
        byte[] bytes = HexFormat.of().parseHex(hex);

        Verdict verdict = ProgramRunner.run(schema, ContractFixture.over(schema).build(), bytes);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
            assertThat(accepted.outputs()).singleElement().isEqualTo(bytes);
            assertThat(String.valueOf(AvroOracle.record(schema, accepted.outputs().get(0)).get("f"))).isEqualTo(value);
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = FOLDER + "binary-rejections.csv", delimiter = '|', quoteCharacter = '\'')
    void shouldRejectWhatEveryImplementationMustReject(String name, String schema, String hex) {
        Schema wrapped = ContractFixture.schema("{'name':'f','type':" + schema + "}");
        byte[] bytes = HexFormat.of().parseHex(hex);

        Verdict verdict = ProgramRunner.run(wrapped, ContractFixture.over(wrapped).build(), bytes);

        assertThat(verdict).as(name).isInstanceOfSatisfying(
                Verdict.Rejected.class, rejected -> assertThat(rejected.reason()).isEqualTo(ReasonCode.UNDECODABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"interop", "RecordWithRequiredFields"})
    void shouldResolveAsAvroDoesWhenReaderHasTheFieldsInAnotherOrder(String name) throws IOException {
        Schema writer = schema(name);
        List<Schema.Field> fields = writer.getFields().stream()
                .map(field -> new Schema.Field(field, field.schema()))
                .sorted((a, b) -> b.name().compareTo(a.name()))
                .toList();
        Schema reader = Schema.createRecord(writer.getName(), null, writer.getNamespace(), false, fields);
        for (int seed = 0; seed < 100; seed++) {
            byte[] bytes = AvroOracle.encode(writer, new RandomAvro(seed).value(writer));
            byte[] expected = AvroOracle.encode(reader, AvroOracle.decode(writer, reader, bytes));

            Verdict verdict = ProgramRunner.run(writer, ContractFixture.over(reader).build(), bytes);

            assertThat(verdict).isInstanceOfSatisfying(
                    Verdict.Accepted.class,
                    accepted -> assertThat(AvroOracle.record(reader, accepted.outputs().get(0)))
                            .isEqualTo(AvroOracle.record(reader, expected)));
            assertThat(Arrays.equals(bytes, expected) && writer.equals(reader)).isFalse();
        }
    }

    private static Schema schema(String name) throws IOException {
        try (InputStream stream = AvroSamplesTest.class.getResourceAsStream(FOLDER + name + ".avsc")) {
            return new Schema.Parser().parse(stream);
        }
    }
}
