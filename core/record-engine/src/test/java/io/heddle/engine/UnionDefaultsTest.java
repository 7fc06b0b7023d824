// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HexFormat;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Defaults of unions, against bytes written by hand and against Avro's own reader, which the engines do not share. */
class UnionDefaultsTest {
    @ParameterizedTest
    @CsvSource(delimiterString = " | ", quoteCharacter = '~', value = {
        "['null','string'] | null | 00",
        "['null','string'] | 'ab' | 02046162",
        "['string','null'] | 'ab' | 00046162",
        "['string','null'] | null | 02",
        "['int','string'] | 'ab' | 02046162",
        "['null','boolean','long'] | 7 | 040e",
        "['null','boolean','long'] | true | 0201",
        "['null',{'type':'array','items':['null','int']}] | [null,3] | 0204000206 00",
        "['null',{'type':'record','name':'I','fields':[{'name':'a','type':['null','int']}]}] | {'a':5} | 02020a",
        "['null',{'type':'map','values':['null','string']}] | {'k':'v'} | 0202026b02027600"
    })
    void shouldWriteTheDefaultOfAUnionWithItsOwnBranch(String union, String value, String hex) {
        Schema writer = ContractFixture.schema("{'name':'id','type':'long'}");
        Schema reader = ContractFixture.schema("{'name':'id','type':'long'},{'name':'u','type':%s,'default':%s}"
                .formatted(union, value));
        Contract contract = ContractFixture.over(reader).build();
        byte[] bytes = {2};
        byte[] expected = HexFormat.of().parseHex("02" + hex.replace(" ", ""));

        for (RecordEngine engine : List.of(AvroRecordEngine.checkOnly(), CompiledRecordEngine.checkOnly())) {
            RecordProgram program =
                    ((CompilationResult.Compiled) engine.compile(writer, contract, contract.ports())).program();
            assertThat(program.run(bytes, 0, 1, ProgramRunner.NOW)).isInstanceOfSatisfying(
                    Verdict.Accepted.class,
                    accepted -> {
                        assertThat(accepted.outputs().get(0)).isEqualTo(expected);
                        GenericRecord read = AvroOracle.record(reader, accepted.outputs().get(0));
                        assertThat(read).isEqualTo(AvroOracle.decode(writer, reader, bytes));
                    });
        }
    }
}
