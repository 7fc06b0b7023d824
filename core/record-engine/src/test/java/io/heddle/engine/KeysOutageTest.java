// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.contract.ProductId;
import io.heddle.engine.keys.FieldCipher;
import io.heddle.engine.keys.KeyProvider;
import io.heddle.engine.keys.KeysUnavailableException;
import io.heddle.testkit.ContractFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A key provider that fails while masking is an outage: no verdict, no unmasked byte, and normal operation afterwards.
 */
class KeysOutageTest {
    private static final String SECRET = "ann@example.org";

    /** A key management service that can be down. */
    private static final class Kms implements KeyProvider {
        private final RuntimeException failure;
        private boolean down;

        Kms(RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public byte[] pseudorandom(byte[] input) {
            answer();
            return new FixedKeyProvider().pseudorandom(input);
        }

        @Override
        public FieldCipher cipher(ProductId product, FieldPath field) {
            answer();
            return new FieldCipher() {
                @Override
                public byte[] encrypt(byte[] value) {
                    answer();
                    return new byte[value.length + OVERHEAD];
                }

                @Override
                public byte[] decrypt(byte[] encrypted) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        private void answer() {
            if (down) {
                throw failure;
            }
        }
    }

    private static Stream<Mask> masks() {
        return Stream.of(new Mask.Hash(), new Mask.Email(true), new Mask.Encrypt());
    }

    private static Contract contract(Mask mask) {
        return ContractFixture.overFields("{'name':'s','type':'string'}").mask("s", mask).build();
    }

    private static byte[] record(Contract contract) {
        return AvroOracle.encode(contract.valueSchema(),
                AvroOracle.record(contract.valueSchema(), Map.of("s", SECRET)));
    }

    private static RecordProgram compile(RecordEngine engine, Contract contract) {
        return ((CompilationResult.Compiled) engine.compile(contract.valueSchema(), contract, contract.ports()))
                .program();
    }

    @ParameterizedTest
    @MethodSource("masks")
    void shouldGiveNoVerdictDuringAKeyOutageAndMaskAsBeforeAfterwards(Mask mask) {
        for (Function<KeyProvider, RecordEngine> engine : List.<Function<KeyProvider, RecordEngine>>of(
                AvroRecordEngine::new, CompiledRecordEngine::new)) {
            Kms kms = new Kms(new IllegalStateException("no route to the vault for " + SECRET));
            Contract contract = contract(mask);
            byte[] bytes = record(contract);
            RecordProgram program = compile(engine.apply(kms), contract);
            Verdict before = program.run(bytes, 0, bytes.length, ProgramRunner.NOW);

            kms.down = true;
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> program.run(bytes, 0, bytes.length, ProgramRunner.NOW))
                        .isInstanceOf(KeysUnavailableException.class)
                        .hasMessageContaining("IllegalStateException")
                        .hasMessageNotContaining(SECRET)
                        .hasNoCause();
            }

            kms.down = false;
            VerdictComparison.assertSame(program.run(bytes, 0, bytes.length, ProgramRunner.NOW), before);
        }
    }

    @ParameterizedTest
    @MethodSource("masks")
    void shouldReportOnlyTheExceptionTypeWhenTheProviderThrows(Mask mask) {
        Kms kms = new Kms(new KeysUnavailableException("no token for " + SECRET));
        Contract contract = contract(mask);
        byte[] bytes = record(contract);
        RecordProgram program = compile(new CompiledRecordEngine(kms), contract);
        kms.down = true;

        assertThatThrownBy(() -> program.run(bytes, 0, bytes.length, ProgramRunner.NOW))
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessage("the key provider failed (KeysUnavailableException); check its log and fix it")
                .hasNoCause();
    }

    @Test
    void shouldReportAnOutageWhenTheProviderReturnsTooFewBytes() {
        Contract contract = contract(new Mask.Hash());
        byte[] bytes = record(contract);
        RecordProgram program = compile(new CompiledRecordEngine(input -> new byte[3]), contract);

        assertThatThrownBy(() -> program.run(bytes, 0, bytes.length, ProgramRunner.NOW))
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessageContaining("3 bytes instead of 32");
    }

    @Test
    void shouldReportAnOutageWhenTheProviderFailsWhileCompiling() {
        Kms kms = new Kms(new IllegalStateException("down"));
        kms.down = true;
        Contract contract = contract(new Mask.Encrypt());

        assertThatThrownBy(() -> compile(new AvroRecordEngine(kms), contract))
                .isInstanceOf(KeysUnavailableException.class);
    }

    @Test
    void shouldNotRequestKeysWhenARecordIsRejectedAnyway() {
        Kms kms = new Kms(new IllegalStateException("down"));
        Contract contract = contract(new Mask.Hash());
        RecordProgram program = compile(new CompiledRecordEngine(kms), contract);
        kms.down = true;

        assertThat(program.run(new byte[] {8, 'a'}, 0, 2, ProgramRunner.NOW)).isInstanceOf(Verdict.Rejected.class);
    }
}
