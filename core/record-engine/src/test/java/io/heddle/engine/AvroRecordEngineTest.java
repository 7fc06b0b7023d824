// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.Severity;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

import static io.heddle.testkit.ContractFixture.overFields;
import static org.assertj.core.api.Assertions.assertThat;

class AvroRecordEngineTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private final RecordEngine engine = new AvroRecordEngine(new FixedKeyProvider());

    @Test
    void shouldMaskPerPortWhenRecordKeepsItsRules() {
        Contract contract = overFields("{'name':'id','type':'long'},{'name':'email','type':['null','string']}")
                .rule("id", new FieldRule.Minimum("id.minimum", Severity.ERROR, BigDecimal.ONE, false))
                .mask("email", new Mask.Hash())
                .port("full", Map.of("email", new Mask.None()))
                .build();
        byte[] bytes = AvroOracle.encode(
                contract.valueSchema(),
                AvroOracle.record(contract.valueSchema(), Map.of("id", 7L, "email", "a@example.org")));

        Verdict verdict = run(contract.valueSchema(), contract, bytes);

        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        Verdict.Accepted accepted = (Verdict.Accepted) verdict;
        assertThat(accepted.maskedFields()).isEqualTo(1);
        GenericRecord masked = AvroOracle.record(contract.valueSchema(), accepted.outputs().get(0));
        assertThat(masked.get("email").toString()).matches("[0-9a-f]{32}");
        assertThat(accepted.outputs().get(1)).isEqualTo(bytes);
    }

    @Test
    void shouldRejectWhenRuleIsBroken() {
        Contract contract = overFields("{'name':'id','type':'long'}")
                .rule("id", new FieldRule.Minimum("id.minimum", Severity.ERROR, BigDecimal.ONE, false))
                .build();
        byte[] bytes =
                AvroOracle.encode(contract.valueSchema(), AvroOracle.record(contract.valueSchema(), Map.of("id", 0L)));

        Verdict verdict = run(contract.valueSchema(), contract, bytes);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(ReasonCode.RULE_VIOLATED);
            assertThat(rejected.violations()).singleElement().satisfies(violation -> {
                assertThat(violation.rule()).isEqualTo("id.minimum");
                assertThat(violation.path()).isEqualTo("id");
                assertThat(violation.value()).isEqualTo("long");
                assertThat(violation.message()).isEqualTo("must be at least 1");
            });
        });
    }

    private Verdict run(Schema writer, Contract contract, byte[] bytes) {
        CompilationResult compilation = engine.compile(writer, contract, contract.ports());
        assertThat(compilation).isInstanceOf(CompilationResult.Compiled.class);
        return ((CompilationResult.Compiled) compilation).program().run(bytes, 0, bytes.length, NOW);
    }
}
