// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.Mask;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The listing of the example in the README. */
class ProgramExplanationTest {
    @Test
    void shouldPrintTheProgramOnExplain() {
        Schema writer = ContractFixture.schema("{'name':'id','type':'int'},{'name':'email','type':'string'},"
                + "{'name':'old','type':'string'},{'name':'note','type':['null','string']}");
        Contract contract = ContractFixture
                .overFields("{'name':'id','type':'long'},{'name':'email','type':'string'},"
                        + "{'name':'note','type':['null','string']},{'name':'added','type':'string','default':'x'}")
                .mask("email", new Mask.Redact())
                .build();

        CompilationResult compilation =
                new CompiledRecordEngine(new FixedKeyProvider()).compile(writer, contract, contract.ports());

        assertThat(((CompilationResult.Compiled) compilation).program().explain()).isEqualTo("""
                   0  int
                   1  string
                   2  site 0  ; string port 0 redact
                   4  mute-all
                   5  string
                   6  unmute-all
                   7  nullable 0 2 12
                  11  string
                  12  insert 0  ; 0278
                  14  halt
                """);
    }

    @Test
    void shouldShowHowEachCelRuleRuns() {
        Contract contract = ContractFixture
                .overFields("{'name':'id','type':'int'},{'name':'tags','type':{'type':'array',"
                        + "'items':'string'}},{'name':'name','type':'string'}")
                .cel("positive", "record.id > 0")
                .cel("tagged", "record.id > 3 || record.tags.exists(t, t == record.name)")
                .cel("same", "record == record")
                .build();

        CompilationResult compilation = new CompiledRecordEngine(new FixedKeyProvider())
                .compile(contract.valueSchema(), contract, contract.ports());

        assertThat(((CompilationResult.Compiled) compilation).program().explain()).endsWith("""
                rule positive: native
                rule tagged: cel over id, name, tags (it goes through items)
                rule same: cel over the whole record (it compares records, arrays or maps)
                """);
    }

    @Test
    void shouldShowThatTheReferenceProgramRuns() {
        Contract contract = ContractFixture.overFields("{'name':'id','type':'int'}")
                .cel("broken", "record.nothing > 0")
                .build();

        CompilationResult compilation = new CompiledRecordEngine(new FixedKeyProvider())
                .compile(contract.valueSchema(), contract, contract.ports());

        assertThat(((CompilationResult.Compiled) compilation).program().explain()).contains("decode to objects");
    }
}
