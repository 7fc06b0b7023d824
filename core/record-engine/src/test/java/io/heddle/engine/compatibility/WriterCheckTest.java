// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.compatibility;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.heddle.contract.TopicSettings.Compatibility;
import io.heddle.contract.Violation;
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
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import static org.assertj.core.api.Assertions.assertThat;

/** Uses Confluent's own checker as the oracle for which schemas can read which. */
class WriterCheckTest {
    private static final LongAdder ACCEPTED = new LongAdder();
    private static final LongAdder REFUSED = new LongAdder();

    private static WriterCheck check(Schema contract, Compatibility level, Schema... earlier) {
        return WriterCheck.of(contract, List.of(earlier), level);
    }

    private static boolean reads(Schema reader, Schema writer) {
        return new AvroSchema(reader)
                .isCompatible(CompatibilityLevel.BACKWARD,
                        List.of(new SimpleParsedSchemaHolder(new AvroSchema(writer))))
                .isEmpty();
    }

    @AfterContainer
    static void printCounts() {
        System.out.printf("writers checked like Confluent's checker: %,d accepted, %,d refused%n", ACCEPTED.sum(),
                REFUSED.sum());
    }

    @Property(tries = 1500, afterFailure = AfterFailureMode.RANDOM_SEED)
    void shouldAcceptWhatConfluentAcceptsWhenSchemasChangeAtRandom(@ForAll long seed) {
        RandomAvro avro = new RandomAvro(seed);
        SchemaMutations mutations = new SchemaMutations(avro.random());
        Schema old = avro.record();
        Schema contract = mutations.next(old, avro.random().nextInt(3));
        Schema writer = mutations.next(avro.random().nextBoolean() ? old : contract, avro.random().nextInt(4));
        if (writer.equals(old) || writer.equals(contract)) {
            return;
        }
        boolean convertible = reads(contract, writer);
        for (Compatibility level : Compatibility.values()) {
            boolean expected = switch (level) {
                case NONE -> true;
                case BACKWARD, BACKWARD_TRANSITIVE -> convertible;
                case FORWARD, FULL -> convertible && reads(writer, contract);
                case FORWARD_TRANSITIVE, FULL_TRANSITIVE ->
                    convertible && reads(writer, contract) && reads(writer, old);
            };
            List<Violation> found = check(contract, level, old).violations(writer);
            assertThat(found.isEmpty())
                    .as("%s for %n%s%nunder%n%s%nafter%n%s%n%s", level, writer, contract, old, found)
                    .isEqualTo(expected);
            (expected ? ACCEPTED : REFUSED).increment();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "'name':'a','type':'long'},{'name':'b','type':'string' | 'name':'a','type':'long' | schema.field-removed | b",
        "'name':'a','type':'long' | 'name':'a','type':'string' | schema.type-changed | a",
        "'name':'a','type':'long' | 'name':'a','type':['null','long'] | schema.union-changed | a",
        "'name':'a','type':{'type':'enum','name':'K','symbols':['A']}"
                + " | 'name':'a','type':{'type':'enum','name':'K','symbols':['A','B']} | schema.symbols-added | a",
        "'name':'a','type':{'type':'array','items':'int'} | 'name':'a','type':{'type':'array','items':'string'}"
                + " | schema.type-changed | a[]",
        "'name':'a','type':{'type':'fixed','name':'X','size':4} | 'name':'a','type':{'type':'fixed','name':'X',"
                + "'size':5} | schema.size-changed | a"
    })
    void shouldNameCodeAndPathWhenTheContractCannotReadTheWriter(String contract, String writer, String code,
            String path) {
        Schema contractSchema = ContractFixture.schema("{" + contract + "}");

        assertThat(check(contractSchema, Compatibility.BACKWARD_TRANSITIVE)
                .violations(ContractFixture.schema("{" + writer + "}")))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.rule()).isEqualTo(code);
                    assertThat(violation.path()).isEqualTo(path);
                    assertThat(violation.message())
                            .contains("the contract's schema cannot read what this one writes; ");
                });
    }

    @Test
    void shouldAcceptAndDropUnknownFieldsUnlessForwardCompatibilityIsRequired() {
        Schema contract = ContractFixture.schema("{'name':'a','type':'long'}");
        Schema writer = ContractFixture.schema("{'name':'a','type':'long'},{'name':'extra','type':'string'}");

        assertThat(check(contract, Compatibility.BACKWARD).violations(writer)).isEmpty();
        assertThat(check(contract, Compatibility.FORWARD).violations(writer)).singleElement().satisfies(violation -> {
            assertThat(violation.rule()).isEqualTo("schema.field-added");
            assertThat(violation.path()).isEqualTo("extra");
            assertThat(violation.message()).contains("readers with this schema cannot read the outputs");
        });
    }

    @ParameterizedTest
    @EnumSource(Compatibility.class)
    void shouldAcceptTheContractsOwnVersionsAtEveryLevel(Compatibility level) {
        Schema contract = ContractFixture.schema("{'name':'a','type':'long'},{'name':'b','type':'string'}");
        Schema own = ContractFixture.schema("{'name':'a','type':'string'}");

        assertThat(check(contract, level, own).violations(own)).isEmpty();
        assertThat(check(contract, level, own).violations(contract)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "'long','logicalType':'timestamp-millis' | 'long','logicalType':'timestamp-micros' | false",
        "'long','logicalType':'timestamp-millis' | 'long','logicalType':'local-timestamp-millis' | false",
        "'long','logicalType':'timestamp-millis' | 'int','logicalType':'date' | false",
        "'bytes','logicalType':'decimal','precision':9,'scale':2 | 'bytes','logicalType':'decimal','precision':9,"
                + "'scale':3 | false",
        "'bytes','logicalType':'decimal','precision':9,'scale':2 | 'bytes','logicalType':'decimal','precision':12,"
                + "'scale':2 | true",
        "'long','logicalType':'timestamp-millis' | 'long' | true",
        "'long' | 'long','logicalType':'timestamp-millis' | true",
        "'string','logicalType':'uuid' | 'string' | true"
    })
    void shouldRefuseValuesThatWouldBeMisread(String contract, String writer, boolean accepted) {
        String field = "{'name':'a','type':['null',{'type':'array','items':{'type':%s}}]}";
        Schema contractSchema = ContractFixture.schema(String.format(field, contract));
        Schema writerSchema = ContractFixture.schema(String.format(field, writer));

        for (Compatibility level : Compatibility.values()) {
            List<Violation> found = check(contractSchema, level).violations(writerSchema);
            if (accepted || level == Compatibility.NONE) {
                assertThat(found).as("%s", level).isEmpty();
            } else if (level.name().startsWith("BACKWARD")) {
                assertThat(found).singleElement().satisfies(violation -> {
                    assertThat(violation.rule()).isEqualTo("schema.meaning-changed");
                    assertThat(violation.path()).isEqualTo("a[]");
                });
            } else {
                assertThat(found).as("%s", level).isNotEmpty();
            }
        }
    }

    @Test
    void shouldCheckKeysLikeValues() {
        WriterCheck check = WriterCheck
                .ofKeys(ContractFixture.overFields("{'name':'a','type':'long'}").key("a").build(), List.of());

        assertThat(check.violations(Schema.create(Schema.Type.LONG))).isEmpty();
        assertThat(check.violations(Schema.create(Schema.Type.INT))).isEmpty();
        assertThat(check.violations(Schema.create(Schema.Type.STRING))).singleElement().satisfies(violation -> {
            assertThat(violation.rule()).isEqualTo("schema.type-changed");
            assertThat(violation.path()).isEmpty();
        });
    }
}
