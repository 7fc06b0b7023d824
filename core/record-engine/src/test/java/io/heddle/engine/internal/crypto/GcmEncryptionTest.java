// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.crypto;

import io.heddle.engine.keys.FieldCipher;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Uses the JDK's own GCM as the oracle, which rejects a wrong tag. */
class GcmEncryptionTest {
    private static final byte[] PREFIX = {1, 0, 0, 0, 7};
    private static final int BEFORE_TEXT = 17;

    @Property(tries = 3000)
    void shouldBeDecryptedByTheJdkForAnyKeyLengthAndOffset(
            @ForAll long seed, @ForAll @Size(max = 80) byte[] associated, @ForAll @IntRange(max = 9) int place)
            throws GeneralSecurityException {
        Random random = new Random(seed);
        byte[] key = new byte[random.nextBoolean() ? 32 : 16];
        random.nextBytes(key);
        GcmEncryption encryption = new GcmEncryption(key, PREFIX, associated);

        for (int i = 0; i < 4; i++) {
            byte[] value = new byte[random.nextInt(random.nextInt(8) == 0 ? 3000 : 2 * GcmEncryption.SHORT)];
            random.nextBytes(value);
            byte[] around = new byte[place + value.length + 3];
            System.arraycopy(value, 0, around, place, value.length);
            byte[] out = new byte[2 * place + value.length + FieldCipher.OVERHEAD];
            encryption.encrypt(around, place, value.length, out, place);

            assertThat(Arrays.copyOfRange(out, place, place + PREFIX.length)).isEqualTo(PREFIX);
            assertThat(Arrays.copyOf(out, place)).isEqualTo(new byte[place]);
            assertThat(Arrays.copyOfRange(out, out.length - place, out.length)).isEqualTo(new byte[place]);
            assertThat(read(key, associated, Arrays.copyOfRange(out, place, out.length - place))).isEqualTo(value);
        }
    }

    private static byte[] read(byte[] key, byte[] associated, byte[] encrypted) throws GeneralSecurityException {
        Cipher jdkCipher = Cipher.getInstance("AES/GCM/NoPadding");
        jdkCipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, encrypted, PREFIX.length, BEFORE_TEXT - PREFIX.length));
        jdkCipher.updateAAD(associated);
        return jdkCipher.doFinal(encrypted, BEFORE_TEXT, encrypted.length - BEFORE_TEXT);
    }
}
