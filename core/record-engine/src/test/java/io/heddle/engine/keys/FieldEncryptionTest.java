// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import com.sun.management.ThreadMXBean;
import io.heddle.contract.FieldPath;
import io.heddle.contract.ProductId;
import io.heddle.testkit.TestSeed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Uses Tink as the oracle, which decrypts. */
class FieldEncryptionTest {
    private static final ProductId CUSTOMERS = ProductId.parse("crm.customers");
    private static final FieldPath EMAIL = FieldPath.of("email");

    @TempDir
    Path folder;

    private FileKeyset keys;
    private FieldCipher cipher;

    @BeforeEach
    void openKeys() {
        keys = FileKeyset.openOrCreate(folder.resolve("masking.json"));
        cipher = keys.cipher(CUSTOMERS, EMAIL);
    }

    private static byte[] encrypted(FieldEncryption encryption, byte[] value) {
        byte[] out = new byte[value.length + FieldCipher.OVERHEAD];
        encryption.encrypt(value, 0, value.length, out, 0);
        return out;
    }

    @Test
    void shouldBeDecryptedByTinkForValuesOfAnyLength() throws DecryptionException {
        FieldEncryption encryption = cipher.prepared();
        Random random = TestSeed.random("FieldEncryptionTest");
        for (int length = 0; length < 400; length++) {
            byte[] value = new byte[length];
            random.nextBytes(value);
            byte[] encrypted = encrypted(encryption, value);

            assertThat(encrypted).startsWith(1, 0, 0, 0, 1);
            assertThat(cipher.decrypt(encrypted)).isEqualTo(value);
            byte[] text = new byte[EncryptedText.mostBytes(encrypted.length) + 2];
            int size = EncryptedText.write(encrypted, encrypted.length, text, 2);
            assertThat(new String(text, 2, size, StandardCharsets.UTF_8)).isEqualTo(EncryptedText.of(encrypted));
        }
    }

    @Test
    void shouldFollowRotationsAndStayBoundToItsFieldWhenCached() throws DecryptionException {
        FieldEncryption encryption = cipher.prepared();
        byte[] value = {1, 2, 3};
        byte[] first = encrypted(encryption, value);
        keys.rotate();
        byte[] second = encrypted(encryption, value);

        assertThat(second).startsWith(1, 0, 0, 0, 2);
        FieldCipher reader = FileKeyset.open(folder.resolve("masking.json")).cipher(CUSTOMERS, EMAIL);
        assertThat(reader.decrypt(first)).isEqualTo(value);
        assertThat(reader.decrypt(second)).isEqualTo(value);
        assertThatThrownBy(() -> keys.cipher(CUSTOMERS, FieldPath.of("name")).decrypt(second))
                .isInstanceOf(DecryptionException.class);
        byte[] older = second.clone();
        older[4] = 1;
        assertThatThrownBy(() -> reader.decrypt(older)).isInstanceOf(DecryptionException.class);
    }

    @Test
    void shouldNeverReuseANonceWhenThreadsEncryptConcurrently() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<List<ByteBuffer>> many = () -> {
                List<ByteBuffer> nonces = new ArrayList<>();
                FieldEncryption encryption = cipher.prepared();
                for (int i = 0; i < 5000; i++) {
                    nonces.add(ByteBuffer.wrap(Arrays.copyOfRange(encrypted(encryption, new byte[1]), 5, 17)));
                }
                return nonces;
            };
            Set<ByteBuffer> seen = new HashSet<>();
            for (Future<List<ByteBuffer>> nonces : threads.invokeAll(List.of(many, many, many, many))) {
                seen.addAll(nonces.get());
            }
            assertThat(seen).hasSize(20_000);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldRefuseWhenThereIsNoRoom() {
        FieldEncryption encryption = cipher.prepared();

        assertThatThrownBy(() -> encryption.encrypt(new byte[5], 0, 5, new byte[40], 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> encryption.encrypt(new byte[5], 0, 5, new byte[40], -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldAllocateNothingButTheNoncesWhenWarm() {
        FieldEncryption encryption = cipher.prepared();
        byte[] value = new byte[24];
        byte[] out = new byte[value.length + FieldCipher.OVERHEAD];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 20_000; i++) {
            encryption.encrypt(value, 0, value.length, out, 0);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            encryption.encrypt(value, 0, value.length, out, 0);
        }

        // one draw serves a hundred nonces
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(200_000);
    }

    @Test
    void shouldReturnTheProvidersBytesWhenItCannotStream() {
        FieldCipher padding = new FieldCipher() {
            @Override
            public byte[] encrypt(byte[] value) {
                return Arrays.copyOf(value, value.length + OVERHEAD);
            }

            @Override
            public byte[] decrypt(byte[] encrypted) {
                return Arrays.copyOf(encrypted, encrypted.length - OVERHEAD);
            }
        };
        byte[] out = new byte[2 + FieldCipher.OVERHEAD + 1];

        padding.prepared().encrypt(new byte[] {5, 6, 7, 8}, 1, 2, out, 1);

        assertThat(out).startsWith(0, 6, 7, 0);
        assertThatThrownBy(() -> padding.prepared().encrypt(new byte[4], 0, 4, out, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
