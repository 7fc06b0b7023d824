// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.Severity;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.testkit.BaselineFile;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Every mask and every kind of rule, on an older writer whose fields have another order. */
    @Test
    void shouldPrintTheReviewedProgramOfARichContract(@TempDir Path folder) {
        Schema writer = ContractFixture.schema("""
                {'name':'note','type':['null','string']},{'name':'id','type':'int'},{'name':'email','type':'string'},
                {'name':'phone','type':'string'},{'name':'iban','type':'string'},{'name':'dropped','type':'bytes'},
                {'name':'born','type':{'type':'int','logicalType':'date'}},{'name':'amount','type':'long'},
                {'name':'state','type':{'type':'enum','name':'State','symbols':['NEW','PAID']}},
                {'name':'lines','type':{'type':'array','items':{'type':'record','name':'Line','fields':[
                  {'name':'sku','type':'string'},{'name':'count','type':'int'},
                  {'name':'remark','type':['null','string']}
                ]}}},
                {'name':'labels','type':{'type':'map','values':'string'}},
                {'name':'choice','type':['string','long']},{'name':'rate','type':'double'}""");
        Contract contract = ContractFixture.overFields("""
                {'name':'id','type':'long'},{'name':'email','type':'string'},{'name':'phone','type':'string'},
                {'name':'iban','type':'string'},{'name':'born','type':{'type':'int','logicalType':'date'}},
                {'name':'amount','type':'long'},
                {'name':'state','type':{'type':'enum','name':'State','symbols':['NEW','PAID','SENT']}},
                {'name':'lines','type':{'type':'array','items':{'type':'record','name':'Line','fields':[
                  {'name':'sku','type':'string'},{'name':'count','type':'long'},
                  {'name':'remark','type':['null','string']}
                ]}}},
                {'name':'labels','type':{'type':'map','values':'string'}},{'name':'note','type':['null','string']},
                {'name':'choice','type':['string','long']},{'name':'rate','type':'double'},
                {'name':'added','type':'string','default':'x'}""")
                .mask("id", new Mask.Hash())
                .mask("email", new Mask.Email(true))
                .mask("phone", new Mask.Partial(2, 3))
                .mask("iban", new Mask.Encrypt())
                .mask("born", new Mask.Truncate(Mask.Truncate.Unit.YEAR))
                .mask("amount", new Mask.Bucket(Optional.of(BigDecimal.valueOf(100)), List.of()))
                .mask("note", new Mask.Nullify())
                .mask("lines[].remark", new Mask.Redact())
                .rule("id", new FieldRule.Minimum("id-minimum", Severity.ERROR, BigDecimal.ONE, false))
                .rule("amount", new FieldRule.Maximum("amount-maximum", Severity.WARNING, BigDecimal.TEN, true))
                .rule("email", new FieldRule.Format("email-format", Severity.ERROR, FieldRule.Format.Kind.EMAIL))
                .rule("email", new FieldRule.MaxLength("email-length", Severity.ERROR, 200))
                .rule("phone", new FieldRule.Pattern("phone-pattern", Severity.ERROR, "[+0-9 ]+"))
                .rule("iban", new FieldRule.MinLength("iban-length", Severity.ERROR, 15))
                .rule("note", new FieldRule.Required("note-required", Severity.WARNING))
                .rule("state", new FieldRule.OneOf("state-known", Severity.ERROR, List.of("NEW", "PAID")))
                .rule("lines[].count", new FieldRule.Minimum("count-minimum", Severity.ERROR, BigDecimal.ZERO, true))
                .rule("amount", new FieldRule.OneOf("amount-known", Severity.WARNING, List.of("1", "2")))
                .rule("phone", new FieldRule.OneOf("phone-known", Severity.WARNING, List.of("110", "112")))
                .rule("rate", new FieldRule.OneOf("rate-known", Severity.WARNING, List.of("0.5", "1.5")))
                .cel("billable", "record.amount > 0 || record.state == 'NEW'")
                .cel("filled", "record.lines.all(line, line.count < 1000)", Severity.WARNING)
                .port("full", Map.of("email", new Mask.None(), "note", new Mask.None(), "id", new Mask.None()))
                .build();

        CompilationResult compilation =
                new CompiledRecordEngine(FileKeyset.openOrCreate(folder.resolve("keys.json")))
                        .compile(writer, contract, contract.ports());

        assertThat(compilation).isInstanceOf(CompilationResult.Compiled.class);
        BaselineFile.of("explained-program.txt")
                .assertMatches(((CompilationResult.Compiled) compilation).program().explain());
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
