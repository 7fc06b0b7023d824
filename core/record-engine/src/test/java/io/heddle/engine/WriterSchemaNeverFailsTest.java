// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.TopicSettings.Compatibility;
import io.heddle.contract.Violation;
import io.heddle.engine.compatibility.SchemaComparison;
import io.heddle.engine.compatibility.SchemaDifference;
import io.heddle.engine.compatibility.WriterCheck;
import io.heddle.engine.generated.RandomAvro;
import io.heddle.engine.generated.RandomSchemaPairs;
import io.heddle.testkit.ContractFixture;
import io.heddle.testkit.TestSeed;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a writer's schema is, it gives a program or incompatibilities with a path, never an exception. */
class WriterSchemaNeverFailsTest {
    private static final int PAIRS = 400;

    private static final String RENAMED =
            "{'name':'customer_name','type':'string','aliases':['name'],'default':''}";

    private static Schema record(String fields) {
        return new Schema.Parser().parse(
                "{'type':'record','name':'test.R','fields':[%s]}".formatted(fields).replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", quoteCharacter = '~', value = {
        "{'name':'customer_name','type':'string'},{'name':'name','type':'string'} | "
                + "{'name':'customer_name','type':'string','aliases':['name'],'default':''} | customer_name",
        "{'name':'a','type':'int'},{'name':'b','type':'int'} | {'name':'c','type':'int','aliases':['a','b']} | c",
        "{'name':'list','type':{'type':'array','items':{'type':'record','name':'I','fields':[{'name':'a','type':'int'},"
                + "{'name':'b','type':'int'}]}}} | {'name':'list','type':{'type':'array','items':{'type':'record',"
                + "'name':'I','fields':[{'name':'b','type':'int','aliases':['a']}]}}} | list[].b",
        "{'name':'m','type':['null',{'type':'map','values':{'type':'record','name':'I','fields':[{'name':'a',"
                + "'type':'int'},{'name':'b','type':'int'}]}}]} | {'name':'m','type':['null',{'type':'map','values':"
                + "{'type':'record','name':'I','fields':[{'name':'b','type':'int','aliases':['a']}]}}]} | m{}.b",
        "{'name':'first','type':{'type':'record','name':'I','fields':[{'name':'a','type':'int'},{'name':'b',"
                + "'type':'int'}]}},{'name':'second','type':'I'} | {'name':'first','type':{'type':'record','name':'I',"
                + "'fields':[{'name':'b','type':'int','aliases':['a']}]}},{'name':'second','type':'I'} | first.b"
    })
    void shouldNameTheFieldWhenSeveralFieldsOfTheWriterFitIt(String written, String read, String path) {
        Schema writer = record(written);
        Schema reader = record(read);
        Contract contract = ContractFixture.over(reader).build();

        for (RecordEngine engine : List.of(AvroRecordEngine.checkOnly(), CompiledRecordEngine.checkOnly())) {
            assertThat(engine.compile(writer, contract, List.of())).isInstanceOfSatisfying(
                    CompilationResult.Incompatible.class,
                    result -> assertThat(result.violations()).extracting(Violation::path).contains(path));
        }
        assertThat(WriterCheck.ofValues(contract, List.of()).violations(writer))
                .extracting(Violation::path)
                .contains(path);
        assertThat(SchemaComparison.of(reader, List.of(writer)).breaking(Compatibility.BACKWARD_TRANSITIVE))
                .extracting(SchemaDifference::path)
                .contains(path);
    }

    @Test
    void shouldReadTheWriterWhenOnlyOneFieldFits() {
        Contract contract = ContractFixture.over(record("{'name':'id','type':'long'}," + RENAMED)).build();

        for (String written : List.of("name", "customer_name")) {
            Schema writer = record("{'name':'id','type':'long'},{'name':'" + written + "','type':'string'}");
            assertThat(CompiledRecordEngine.checkOnly().compile(writer, contract, List.of()))
                    .isInstanceOf(CompilationResult.Compiled.class);
            assertThat(WriterCheck.ofValues(contract, List.of()).violations(writer)).isEmpty();
        }
    }

    @Test
    void shouldGiveAVerdictWhenSchemasAreGenerated() {
        Random random = TestSeed.random("writers with aliases");
        int incompatible = 0;
        int accepted = 0;
        int conflicts = 0;
        for (int i = 0; i < PAIRS; i++) {
            RandomAvro avro = new RandomAvro(random.nextLong());
            Schema writer = avro.record();
            Schema reader = new RandomSchemaPairs(avro.random(), 4 + random.nextInt(20)).withAliases().readerOf(writer);
            byte[] bytes = AvroOracle.encode(writer, avro.value(writer));
            Object expected = decoded(writer, reader, bytes);
            conflicts += isThrownByAvro(writer, reader) ? 1 : 0;
            Contract contract = ContractFixture.over(reader).build();
            CompilationResult result = CompiledRecordEngine.checkOnly().compile(writer, contract, contract.ports());
            SchemaComparison.of(reader, List.of(writer)).differences();
            WriterCheck.ofValues(contract, List.of()).violations(writer);
            Object actual = null;
            if (result instanceof CompilationResult.Compiled compiled
                    && compiled.program().run(bytes, 0, bytes.length,
                            ProgramRunner.NOW) instanceof Verdict.Accepted verdict) {
                actual = AvroOracle.decode(reader, reader, verdict.outputs().get(0));
                accepted++;
            } else {
                incompatible++;
            }
            // Bytes read as a string that is not UTF-8 are refused here and not by Avro.
            if (actual != null || !String.valueOf(expected).contains("\ufffd")) {
                assertThat(actual).as("%s read as %s", writer, reader).isEqualTo(expected);
            }
        }

        System.out.printf("writers with aliases: %d accepted, %d refused, of which Avro throws on %d%n", accepted,
                incompatible, conflicts);
        assertThat(accepted).isGreaterThan(PAIRS / 10);
        assertThat(conflicts).isGreaterThan(PAIRS / 40);
    }

    /** What Avro reads; null if it refuses. */
    private static @Nullable Object decoded(Schema writer, Schema reader, byte[] bytes) {
        try {
            return AvroOracle.decode(writer, reader, bytes);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static boolean isThrownByAvro(Schema writer, Schema reader) {
        try {
            Schema.applyAliases(writer, reader);
            return false;
        } catch (RuntimeException e) {
            return true;
        }
    }
}
