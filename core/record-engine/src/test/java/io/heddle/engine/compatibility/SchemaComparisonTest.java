// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.compatibility;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.heddle.contract.TopicSettings.Compatibility;
import io.heddle.engine.compatibility.SchemaDifference.Effect;
import io.heddle.engine.compatibility.SchemaDifference.Kind;
import io.heddle.engine.generated.RandomAvro;
import io.heddle.testkit.ContractFixture;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import static org.assertj.core.api.Assertions.assertThat;

/** Uses Confluent's own checker as the oracle. */
class SchemaComparisonTest {
    private static final LongAdder COMPATIBLE = new LongAdder();
    private static final LongAdder INCOMPATIBLE = new LongAdder();
    private static final String ENUM = "{'type':'enum','name':'K','symbols':[%s]%s}";

    /** Changes of a field, with the effect on new readers (backward) and old readers (forward). */
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "'name':'f','type':'int' | 'name':'f','type':'long' | true | false | type-changed",
        "'name':'f','type':'long' | 'name':'f','type':'int' | false | true | type-changed",
        "'name':'f','type':'string' | 'name':'f','type':'bytes' | true | true | type-widened",
        "'name':'f','type':'int' | 'name':'f','type':'string' | false | false | type-changed",
        "'name':'f','type':'int' | 'name':'f','type':['null','int'] | true | false | union-changed",
        "'name':'f','type':['null','int'] | 'name':'f','type':'int' | false | true | union-changed",
        "'name':'f','type':['null','int','string'] | 'name':'f','type':['null','int'] | false | true | union-changed",
        "'name':'f','type':['int','null'] | 'name':'f','type':['null','int'] | true | true | none",
        "'name':'a','type':'int' | 'name':'b','type':'int','aliases':['a'] | true | false | field-removed",
        "'name':'f','type':{'type':'enum','name':'K','symbols':['A','B']}"
                + " | 'name':'f','type':{'type':'enum','name':'K','symbols':['B']} | false | true | symbols-removed",
        "'name':'f','type':{'type':'enum','name':'K','symbols':['A']}"
                + " | 'name':'f','type':{'type':'enum','name':'K','symbols':['A','B']} | true | false | symbols-added",
        "'name':'f','type':{'type':'enum','name':'K','symbols':['A'],'default':'A'}"
                + " | 'name':'f','type':{'type':'enum','name':'K','symbols':['A','B'],'default':'A'} | true | true"
                + " | symbols-added",
        "'name':'f','type':{'type':'fixed','name':'X','size':4} | 'name':'f','type':{'type':'fixed','name':'X',"
                + "'size':5} | false | false | size-changed",
        "'name':'f','type':{'type':'fixed','name':'X','size':4} | 'name':'f','type':{'type':'fixed','name':'Y',"
                + "'size':4} | false | false | name-changed",
        "'name':'f','type':{'type':'fixed','name':'X','size':4} | 'name':'f','type':{'type':'fixed','name':'Y',"
                + "'size':4,'aliases':['X']} | true | false | name-changed",
        "'name':'f','type':{'type':'array','items':'int'} | 'name':'f','type':{'type':'array','items':'string'} | false"
                + " | false | type-changed",
        "'name':'f','type':{'type':'long','logicalType':'timestamp-millis'}"
                + " | 'name':'f','type':{'type':'long','logicalType':'timestamp-micros'} | true | true"
                + " | meaning-changed",
        "'name':'f','type':{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}"
                + " | 'name':'f','type':{'type':'bytes','logicalType':'decimal','precision':9,'scale':3} | true | true"
                + " | meaning-changed",
        "'name':'f','type':'int','default':1 | 'name':'f','type':'int','default':2 | true | true | default-changed"
    })
    void shouldDecideAsConfluentDoesAndReportWhatChanged(String old, String now, boolean backward, boolean forward,
            String kind) {
        Schema earlier = ContractFixture.schema("{" + old + "}");
        Schema next = ContractFixture.schema("{" + now + "}");
        SchemaComparison comparison = SchemaComparison.of(next, List.of(earlier));

        assertThat(comparison.isCompatible(Compatibility.BACKWARD)).isEqualTo(backward);
        assertThat(comparison.isCompatible(Compatibility.FORWARD)).isEqualTo(forward);
        assertAgrees(next, List.of(earlier));
        if (kind.equals("none")) {
            assertThat(comparison.differences()).isEmpty();
        } else {
            assertThat(comparison.differences()).extracting(difference -> difference.kind().code()).contains(kind);
        }
    }

    @Test
    void shouldReportPathAndFixOfANestedDifference() {
        String lines =
                "{'name':'lines','type':{'type':'array','items':{'type':'record','name':'L','fields':[{'name':'sku',"
                        + "'type':'string'}%s]}}}";
        Schema earlier = ContractFixture.schema(String.format(lines, ""));
        Schema next = ContractFixture
                .schema(String.format(lines, ",{'name':'tags','type':{'type':'map','values':'int'}}"));

        assertThat(SchemaComparison.of(next, List.of(earlier)).breaking(Compatibility.FULL))
                .containsExactly(new SchemaDifference(
                        0, "lines[].tags", Kind.FIELD_ADDED, Effect.NEW_READERS,
                        "the field is new and has no default: readers of the new version cannot read records of the old"
                                + " one",
                        "give the field a default"));
        assertThat(SchemaComparison.of(earlier, List.of(next)).breaking(Compatibility.FORWARD)).singleElement()
                .satisfies(removed -> {
                    assertThat(removed.path()).isEqualTo("lines[].tags");
                    assertThat(removed.kind()).isEqualTo(Kind.FIELD_REMOVED);
                    assertThat(removed.effect()).isEqualTo(Effect.OLD_READERS);
                    assertThat(removed.fix()).startsWith("keep the field");
                });
    }

    @Test
    void shouldCompareAllVersionsOnlyWhenLevelIsTransitive() {
        Schema first = ContractFixture.schema("{'name':'a','type':'string'}");
        Schema second =
                ContractFixture.schema("{'name':'a','type':'string'},{'name':'b','type':'int','default':0}");
        Schema third = ContractFixture.schema("{'name':'a','type':'string'},{'name':'b','type':'int'}");
        SchemaComparison comparison = SchemaComparison.of(third, List.of(first, second));

        assertThat(comparison.isCompatible(Compatibility.BACKWARD)).isTrue();
        assertThat(comparison.isCompatible(Compatibility.BACKWARD_TRANSITIVE)).isFalse();
        assertThat(comparison.breaking(Compatibility.BACKWARD_TRANSITIVE)).extracting(SchemaDifference::earlier)
                .containsExactly(0);
        assertThat(comparison.isCompatible(Compatibility.NONE)).isTrue();
        assertThat(SchemaComparison.of(third, List.of()).isCompatible(Compatibility.FULL_TRANSITIVE)).isTrue();
        assertAgrees(third, List.of(first, second));
    }

    @Test
    void shouldTerminateWhenRecordsContainThemselves() {
        String tree = "{'name':'next','type':['null','test.Item'],'default':null},{'name':'id','type':'%s'}";
        Schema earlier = ContractFixture.schema(String.format(tree, "int"));
        Schema next = ContractFixture.schema(String.format(tree, "string"));

        assertThat(SchemaComparison.of(next, List.of(earlier)).breaking(Compatibility.BACKWARD))
                .anySatisfy(difference -> assertThat(difference.path()).isEqualTo("id"));
        assertAgrees(next, List.of(earlier));
    }

    @Test
    void shouldExplainHowEnumsMayGrowWhenOldReadersHaveNoDefault() {
        Schema earlier = ContractFixture.schema("{'name':'k','type':" + String.format(ENUM, "'A'", "") + "}");
        Schema next =
                ContractFixture.schema("{'name':'k','type':" + String.format(ENUM, "'A','B','C'", "") + "}");

        assertThat(SchemaComparison.of(next, List.of(earlier)).breaking(Compatibility.FORWARD)).singleElement()
                .satisfies(difference -> {
                    assertThat(difference.path()).isEqualTo("k");
                    assertThat(difference.message()).startsWith("the enum K gained B, C, and had no default before");
                    assertThat(difference.fix())
                            .isEqualTo("give the enum a default in one version and add symbols in the next");
                });
    }

    @AfterContainer
    static void printCounts() {
        System.out.printf("verdicts like Confluent's: %,d compatible, %,d incompatible%n", COMPATIBLE.sum(),
                INCOMPATIBLE.sum());
    }

    @Property(tries = 1500, afterFailure = AfterFailureMode.RANDOM_SEED)
    void shouldAgreeWithConfluentWhenSchemasChangeAtRandom(@ForAll long seed) {
        RandomAvro avro = new RandomAvro(seed);
        SchemaMutations mutations = new SchemaMutations(avro.random());
        List<Schema> versions = new ArrayList<>(List.of(avro.record()));
        for (int i = 0; i < 3; i++) {
            versions.add(mutations.next(versions.get(i), avro.random().nextInt(4)));
        }
        assertAgrees(versions.get(3), versions.subList(0, 3));
        assertAgrees(versions.get(0), versions.subList(1, 4));
    }

    @Property(tries = 500)
    void shouldListNothingWhenSchemasAreEqual(@ForAll long seed) {
        Schema schema = new RandomAvro(seed).record();

        assertThat(SchemaComparison.of(schema, List.of(schema)).differences()).isEmpty();
    }

    private static void assertAgrees(Schema next, List<Schema> earlier) {
        List<ParsedSchemaHolder> holders = earlier.stream()
                .<ParsedSchemaHolder>map(old -> new SimpleParsedSchemaHolder(new AvroSchema(old)))
                .toList();
        SchemaComparison comparison = SchemaComparison.of(next, earlier);
        for (Compatibility level : Compatibility.values()) {
            List<String> theirs = new AvroSchema(next).isCompatible(CompatibilityLevel.valueOf(level.name()), holders);
            assertThat(comparison.isCompatible(level))
                    .as("%s of%n%s%nafter%n%s%n%s", level, next, earlier, theirs)
                    .isEqualTo(theirs.isEmpty());
            (theirs.isEmpty() ? COMPATIBLE : INCOMPATIBLE).increment();
        }
        assertThat(comparison.differences()).allSatisfy(difference -> assertThat(difference.message()).isNotBlank());
    }
}
