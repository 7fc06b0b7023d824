// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.contract.ProductId;
import io.heddle.engine.AvroOracle;
import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.CompilationResult;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.ProgramRunner;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import io.heddle.testkit.ContractFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The limit of AES-GCM is enforced, and a rotation resets it. */
class EncryptionQuotaTest {
    private static final ProductId CUSTOMERS = ProductId.parse("crm.customers");
    private static final FieldPath EMAIL = FieldPath.of("email");
    private static final byte[] VALUE = {1, 2, 3};

    @TempDir
    Path folder;

    private FileKeyset keys(long limit) {
        return FileKeyset.openOrCreate(folder.resolve("masking.json"), limit);
    }

    private static void encrypt(FieldEncryption encryption) {
        encryption.encrypt(VALUE, 0, VALUE.length, new byte[VALUE.length + FieldCipher.OVERHEAD], 0);
    }

    @Test
    void shouldRefuseAtTheLimitAndEncryptAgainWhenRotated() throws DecryptionException {
        FileKeyset keys = keys(3);
        FieldCipher cipher = keys.cipher(CUSTOMERS, EMAIL);
        byte[] first = cipher.encrypt(VALUE);
        cipher.encrypt(VALUE);
        cipher.encrypt(VALUE);

        assertThatThrownBy(() -> cipher.encrypt(VALUE))
                .isInstanceOf(KeysetException.class)
                .hasMessage("version 1 of the encryption key has encrypted 3 values of crm.customers email in this"
                        + " process, which is the limit; run 'heddle keyset rotate': running processes use the new"
                        + " version within 10 seconds");
        assertThat(cipher.decrypt(first)).isEqualTo(VALUE);

        keys.rotate();

        assertThat(cipher.encrypt(VALUE)).startsWith(1, 0, 0, 0, 2);
    }

    @Test
    void shouldCountAllCiphersOfAFieldTogetherAndEachFieldApart() {
        FileKeyset keys = keys(4);
        FieldEncryption prepared = keys.cipher(CUSTOMERS, EMAIL).prepared();
        for (int i = 0; i < 4; i++) {
            encrypt(prepared);
        }

        assertThatThrownBy(() -> encrypt(prepared)).isInstanceOf(KeysetException.class);
        assertThatThrownBy(() -> keys.cipher(CUSTOMERS, EMAIL).encrypt(VALUE)).isInstanceOf(KeysetException.class);
        assertThat(keys.cipher(CUSTOMERS, FieldPath.of("name")).encrypt(VALUE)).isNotEmpty();

        keys.rotate();
        encrypt(prepared);
    }

    @Test
    void shouldEncryptExactlyTheLimitWhenThreadsReserveInBulk() throws Exception {
        FieldCipher cipher = keys(10_000).cipher(CUSTOMERS, EMAIL);
        Callable<Integer> untilRefused = () -> {
            FieldEncryption encryption = cipher.prepared();
            for (int count = 0;; count++) {
                try {
                    encrypt(encryption);
                } catch (KeysetException e) {
                    return count;
                }
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Integer> counts = new ArrayList<>();
            for (Future<Integer> count : threads.invokeAll(
                    List.of(untilRefused, untilRefused, untilRefused, untilRefused))) {
                counts.add(count.get());
            }
            assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(10_000);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldGiveNoVerdictUntilRotatedWhenAProgramReachesTheLimit(boolean compiled) {
        FileKeyset keys = keys(2);
        RecordEngine engine = compiled ? new CompiledRecordEngine(keys) : new AvroRecordEngine(keys);
        Contract contract =
                ContractFixture.overFields("{'name':'s','type':'string'}").mask("s", new Mask.Encrypt()).build();
        RecordProgram program = ((CompilationResult.Compiled) engine
                .compile(contract.valueSchema(), contract, contract.ports())).program();
        byte[] bytes =
                AvroOracle.encode(contract.valueSchema(),
                        AvroOracle.record(contract.valueSchema(), Map.of("s", "secret")));
        program.run(bytes, 0, bytes.length, ProgramRunner.NOW);
        program.run(bytes, 0, bytes.length, ProgramRunner.NOW);

        assertThatThrownBy(() -> program.run(bytes, 0, bytes.length, ProgramRunner.NOW))
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessageContaining("heddle keyset rotate")
                .hasMessageNotContaining("secret");

        keys.rotate();

        assertThat(program.run(bytes, 0, bytes.length, ProgramRunner.NOW)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void shouldLeaveRoomForFourProcessesWithinTheStandardsBound() {
        assertThat(EncryptionQuota.LIMIT * 4).isEqualTo(1L << 32);
    }
}
