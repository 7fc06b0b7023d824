// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.mask;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.contract.ProductId;
import io.heddle.engine.AvroOracle;
import io.heddle.engine.CompilationResult;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.ProgramRunner;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import io.heddle.engine.internal.compiled.mask.LeafMaskFactory;
import io.heddle.engine.internal.compiled.placement.PortFieldMask;
import io.heddle.engine.internal.compiled.runtime.LeafType;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.engine.keys.KeyProvider;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every strategy of the sealed family is implemented in both engines; a new strategy fails here until it is. */
class MaskImplementationsTest {
    private static final FieldPath FIELD = FieldPath.of("f");

    @TempDir
    Path folder;

    private KeyProvider keys;

    @BeforeEach
    void openKeys() {
        keys = FileKeyset.openOrCreate(folder.resolve("masking.json"));
    }

    /** A mask on a type that it supports, and a value that it must not let through. */
    record MaskExample(Mask mask, String type, Object value) {}

    static List<MaskExample> examples() {
        return List.of(
                new MaskExample(new Mask.Redact(), "'string'", "secret"),
                new MaskExample(new Mask.Nullify(), "['null','string']", "secret"),
                new MaskExample(new Mask.Hash(), "'string'", "secret"),
                new MaskExample(new Mask.Partial(1, 1), "'string'", "secret"),
                new MaskExample(new Mask.Email(true), "'string'", "anna@example.org"),
                new MaskExample(
                        new Mask.Truncate(Mask.Truncate.Unit.YEAR), "{'type':'int','logicalType':'date'}", 20_000),
                new MaskExample(Mask.Bucket.ofWidth(BigDecimal.TEN), "'int'", 47),
                new MaskExample(new Mask.Encrypt(), "'string'", "secret"));
    }

    private static Schema type(MaskExample example) {
        return ContractFixture.schema("{'name':'f','type':" + example.type() + "}").getField("f").schema();
    }

    private ProductMaskKeys productKeys() {
        return new ProductMaskKeys(keys, ProductId.parse("crm.customers"));
    }

    @Test
    void shouldHaveAnExampleOfEachStrategyExceptNone() {
        assertThat(examples()).extracting(example -> (Object) example.mask().getClass())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Mask.class.getPermittedSubclasses())
                                .filter(strategy -> strategy != Mask.None.class)
                                .map(strategy -> (Object) strategy)
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldMaskWithTheReferenceImplementation(MaskExample example) {
        ValueMasker masker = ValueMaskerFactory.of(example.mask(), FIELD, productKeys());

        assertThat(masker.mask(example.value(), type(example))).isNotEqualTo(example.value());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldMaskWithTheCompiledImplementationAlone(MaskExample example) {
        Contract contract = ContractFixture.overFields("{'name':'f','type':" + example.type() + "}")
                .mask("f", example.mask())
                .build();
        Schema schema = contract.valueSchema();
        RecordProgram program = ((CompilationResult.Compiled) new CompiledRecordEngine(keys)
                .compile(schema, contract, contract.ports())).program();
        byte[] bytes = AvroOracle.encode(schema, AvroOracle.record(schema, Map.of("f", example.value())));

        Verdict.Accepted verdict = (Verdict.Accepted) program.run(bytes, 0, bytes.length, ProgramRunner.NOW);

        assertThat(verdict.outputs().get(0)).isNotEqualTo(bytes);
        assertThat(verdict.maskedFields()).isEqualTo(1);
        assertThat(program.explain()).doesNotContain("(reference)");
    }

    @Test
    void shouldRefuseToCreateAMaskOfStrategyNone() {
        Schema text = Schema.create(Schema.Type.STRING);
        PortFieldMask none = new PortFieldMask(new Mask.None(), (value, schema) -> value, keys, null);

        assertThatThrownBy(() -> ValueMaskerFactory.of(new Mask.None(), FIELD, productKeys()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LeafMaskFactory.of(none, text, new LeafType(Schema.Type.STRING, text, new int[0])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
