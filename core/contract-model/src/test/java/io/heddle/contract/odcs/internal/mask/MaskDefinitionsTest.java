// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.Severity;
import io.heddle.contract.odcs.internal.document.DocumentFindings;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.schema.FieldType;
import io.heddle.contract.text.ContractWording;
import io.heddle.contract.yaml.YamlReader;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks that every strategy of the sealed hierarchy is completely defined; a new one fails here until it is. */
class MaskDefinitionsTest {
    private static final Path REFERENCE = Path.of("../../docs/reference/masks.md");

    static Stream<Class<?>> strategies() {
        return Arrays.stream(Mask.class.getPermittedSubclasses());
    }

    private static MaskDefinition<?> definition(Class<?> strategy) {
        return MaskDefinitions.ALL.stream()
                .filter(definition -> definition.example().getClass() == strategy)
                .findFirst()
                .orElseThrow(() -> new AssertionError(strategy + " has no definition in MaskDefinitions.ALL"));
    }

    private static Optional<Mask> read(String yaml, DocumentFindings findings) {
        return MaskReader.read(
                new DocumentSection.LocatedNode(YamlReader.read(yaml).root().orElseThrow(), "masking"),
                findings);
    }

    @Test
    void shouldDefineEachStrategyOnce() {
        assertThat(MaskDefinitions.ALL).hasSameSizeAs(strategies().toList());
        assertThat(MaskDefinitions.STRATEGIES).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void shouldFindTheDefinitionByMaskAndByName(Class<?> strategy) {
        MaskDefinition<?> definition = definition(strategy);

        assertThat(DefinedMask.of(definition.example()).definition()).isSameAs(definition);
        assertThat(MaskDefinitions.find(definition.strategy())).containsSame(definition);
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void shouldReadTheStrategyFromAContract(Class<?> strategy) {
        MaskDefinition<?> definition = definition(strategy);
        DocumentFindings findings = new DocumentFindings();

        Optional<Mask> mask = read(definition.strategy(), findings);

        if (mask.isPresent()) {
            assertThat(mask.get()).isInstanceOf(strategy);
        } else {
            assertThat(findings.faults()).singleElement()
                    .satisfies(fault -> assertThat(fault.code()).isEqualTo("field.masking.parameter.missing"));
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void shouldRefuseParametersThatTheStrategyDoesNotHave(Class<?> strategy) {
        DocumentFindings findings = new DocumentFindings();

        assertThat(read("{strategy: " + definition(strategy).strategy() + ", colour: red}", findings)).isEmpty();
        assertThat(findings.faults()).singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("field.masking.parameter.unknown"));
    }

    @Test
    void shouldReadNoMaskWhenTheStrategyIsUnknown() {
        for (String text : List.of("blur", "{strategy: blur}", "NONE", "''", "{}", "[]", "1", "~")) {
            DocumentFindings findings = new DocumentFindings();

            assertThat(read(text, findings)).as(text).isEmpty();
            assertThat(findings.faults()).as(text).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void shouldDescribeWhatMaskedValuesPreserve(Class<?> strategy) {
        FieldRule never = new FieldRule.OneOf("f.enum", Severity.ERROR, List.of("x"));
        FieldType text = FieldType.of(SchemaBuilder.unionOf().nullType().and().stringType().endUnion(), null);
        List<FieldRule> broken = DefinedMask.of(definition(strategy).example()).findBroken(text, List.of(never));

        // Null satisfies every rule on non-null values.
        boolean kept = strategy == Mask.None.class || strategy == Mask.Nullify.class;
        assertThat(broken).isEqualTo(kept ? List.of() : List.of(never));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void shouldRenderMasksForHumans(Class<?> strategy) {
        Mask mask = definition(strategy).example();

        assertThat(mask.keyNeed()).isNotNull();
        if (strategy == Mask.None.class) {
            assertThat(ContractWording.describe(mask)).isEmpty();
        } else {
            assertThat(ContractWording.describe(mask)).startsWith(mask.strategy());
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void shouldDocumentEachStrategyInBothReferenceTables(Class<?> strategy) throws IOException {
        MaskDefinition<?> definition = definition(strategy);
        List<String> rows = Files.readAllLines(REFERENCE).stream()
                .filter(line -> line.startsWith("| `" + definition.strategy() + "` |"))
                .toList();

        assertThat(rows).as("rows of '%s' in %s", definition.strategy(), REFERENCE).hasSize(2);
        assertThat(definition.parameters()).allSatisfy(name -> assertThat(rows.get(1)).contains(name + ": "));
        assertThat(rows.get(1)).contains(switch (definition.example().keyNeed()) {
            case NONE -> "| none |";
            case TOKEN -> "| token |";
            case ENCRYPTION -> "| encryption |";
        });
    }
}
