// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.contract.Contract;
import io.heddle.contract.OutputPort;
import io.heddle.contract.RuleFault;
import io.heddle.contract.SchemaId;
import io.heddle.engine.CompilationResult;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.keys.KeysUnavailableException;
import io.heddle.governance.gate.health.MissingText;
import io.heddle.log.ContractEntry;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A contract that the engine cannot compile names itself, the schema and the rule, and is never anonymous. */
class UncompilableContractTest {
    private static final Contract CONTRACT = ContractFixture.overFields("{'name':'f','type':'string'}").build();

    static Stream<Throwable> failures() {
        return Stream.of(new IllegalStateException("a value of the contract"), new StackOverflowError(),
                new VerifyError());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void shouldNameContractSchemaAndCauseWhenCompilingFails(Throwable failure) {
        RuntimeException thrown = compile(new FailingEngine(failure, List.of()));

        assertThat(MissingText.of(CompilationFailure.missing(thrown)))
                .isEqualTo("a gate that can compile " + CONTRACT.ref() + " for value schema 7 ("
                        + failure.getClass().getSimpleName() + "); update the gate");
    }

    @Test
    void shouldNameTheRuleWhenTheEngineFindsIt() {
        RuntimeException thrown = compile(new FailingEngine(new IllegalStateException(),
                List.of(new RuleFault("r3", "line 1, column 20: RE2 has no look-ahead"))));

        assertThat(MissingText.of(CompilationFailure.missing(thrown)))
                .endsWith("; correct rule r3: line 1, column 20: RE2 has no look-ahead");
    }

    @Test
    void shouldKeepTheMessageOfAnOutageOfTheKeys() {
        RuntimeException thrown = compile(new FailingEngine(new KeysUnavailableException("the KMS is down"),
                List.of()));

        assertThat(MissingText.of(CompilationFailure.missing(thrown))).isEqualTo("the masking keys: the KMS is down");
    }

    private static RuntimeException compile(RecordEngine engine) {
        ContractEntry entry = new ContractEntry(
                CONTRACT, "", Map.of(), new SchemaId(7), Optional.empty(), Map.of(), Instant.EPOCH);
        return catchThrowableOfType(RuntimeException.class, () -> new PlanCompiler(engine, Duration.ofMinutes(1))
                .compilePlan(ContractInForce.of(entry, List.of()), Map.of(), Map.of()));
    }

    private record FailingEngine(Throwable failure, List<RuleFault> faults) implements RecordEngine {
        @Override
        public CompilationResult compile(Schema writer, Contract contract, List<OutputPort> ports) {
            throw FailingEngine.<RuntimeException>sneaky(failure);
        }

        @Override
        public CompilationResult compileKey(Schema writer, Contract contract, List<OutputPort> ports) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RecordProgram compileTextKey(Contract contract, List<OutputPort> ports) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<RuleFault> check(Contract contract) {
            return faults;
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <T extends Throwable> T sneaky(@Nullable Throwable thrown) throws T {
            throw (T) thrown;
        }
    }
}
