// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.Mask;
import io.heddle.contract.ReasonCode;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RecordKeyTest {
    private static final RecordEngine ENGINE = new CompiledRecordEngine(new FixedKeyProvider());
    private static final Schema LONG = Schema.create(Schema.Type.LONG);
    private static final Schema INT = Schema.create(Schema.Type.INT);
    private static final Schema STRING = Schema.create(Schema.Type.STRING);

    private static ContractFixture customers(String type) {
        return ContractFixture.overFields("{'name':'id','type':" + type + "}").key("id");
    }

    @Test
    void shouldResolveAndKeepWhenKeyIsNotMasked() {
        Contract contract = customers("['null','long']").build();

        assertThat(run(INT, contract, AvroOracle.encode(INT, 7)))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.outputs()).containsExactly(AvroOracle.encode(LONG, 7L)));
    }

    @Test
    void shouldProduceTheSameTokenAsTheValueWhenKeyIsHashed() {
        Contract contract = customers("'long'").mask("id", new Mask.Hash())
                .port("full", Map.of("id", new Mask.None()))
                .build();
        GenericRecord value = ProgramRunner.firstPort(contract, Map.of("id", 7L));

        Verdict avro = run(LONG, contract, AvroOracle.encode(LONG, 7L));
        Verdict text = text(contract, "7");

        byte[] token = AvroOracle.encode(LONG, value.get("id"));
        assertThat(avro).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
            assertThat(accepted.outputs()).containsExactly(token, AvroOracle.encode(LONG, 7L));
            assertThat(accepted.maskedFields()).isEqualTo(1);
        });
        assertThat(text).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> assertThat(accepted.outputs())
                .containsExactly(utf8(value.get("id").toString()), utf8("7")));
    }

    @Test
    void shouldProduceTheSameTokenAsTheValueWhenTextKeyIsHashed() {
        Contract contract = customers("'string'").mask("id", new Mask.Hash()).build();
        GenericRecord value = ProgramRunner.firstPort(contract, Map.of("id", "ann"));

        assertThat(text(contract, "ann"))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.outputs())
                                .containsExactly(utf8(value.get("id").toString())));
        assertThat(run(STRING, contract, AvroOracle.encode(STRING, "ann")))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.outputs())
                                .containsExactly(AvroOracle.encode(STRING, value.get("id"))));
    }

    @Test
    void shouldRedactWhenKeyIsNullified() {
        Contract contract =
                customers("['null','string']").mask("id", new Mask.Nullify()).build();

        assertThat(text(contract, "ann"))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.outputs()).containsExactly(utf8("***")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "9223372036854775807", "-9223372036854775808"})
    void shouldKeepTextKeyWhenItIsALong(String text) {
        assertThat(text(customers("'long'").build(), text))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.outputs()).containsExactly(utf8(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.0", "+1", "007", "-0", " 1", "1 ", "9223372036854775808", "١", "1e3", "0x1"})
    void shouldRejectTextWhenItIsNotALong(String text) {
        assertThat(text(customers("'long'").build(), text)).isInstanceOfSatisfying(Verdict.Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(ReasonCode.KEY_MISMATCH);
            assertThat(rejected.violations())
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.message())
                            .isEqualTo("the key is not the text of a value of type long"));
        });
    }

    @Test
    void shouldRejectTextWhenItIsOutOfRangeOrNotUtf8OrTheTypeHasNoText() {
        assertThat(text(customers("'int'").build(), "2147483648")).isInstanceOf(Verdict.Rejected.class);
        assertThat(text(customers("'int'").build(), "2147483647")).isInstanceOf(Verdict.Accepted.class);
        assertThat(text(customers("'bytes'").build(), "x")).isInstanceOf(Verdict.Rejected.class);
        assertThat(ENGINE.compileTextKey(customers("'string'").build(), java.util.List.of())
                .run(new byte[] {(byte) 0xff}, 0, 1, ProgramRunner.NOW))
                .isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void shouldRefuseWhenKeyBytesOrSchemaDoNotFit() {
        Contract contract = customers("'long'").build();

        assertThat(run(LONG, contract, new byte[] {(byte) 0x80}))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(ReasonCode.UNDECODABLE));
        assertThat(run(LONG, contract, new byte[] {2, 2}))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(ReasonCode.TRAILING_BYTES));
        assertThat(ENGINE.compileKey(STRING, contract, contract.ports()))
                .isInstanceOf(CompilationResult.Incompatible.class);
    }

    private static Verdict run(Schema writer, Contract contract, byte[] bytes) {
        CompilationResult compilation = ENGINE.compileKey(writer, contract, contract.ports());
        assertThat(compilation).isInstanceOf(CompilationResult.Compiled.class);
        return ((CompilationResult.Compiled) compilation).program().run(bytes, 0, bytes.length, ProgramRunner.NOW);
    }

    private static Verdict text(Contract contract, String text) {
        byte[] bytes = utf8(text);
        return ENGINE.compileTextKey(contract, contract.ports()).run(bytes, 0, bytes.length, ProgramRunner.NOW);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
