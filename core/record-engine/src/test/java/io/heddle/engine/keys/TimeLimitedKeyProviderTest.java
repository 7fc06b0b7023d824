// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import io.heddle.contract.FieldPath;
import io.heddle.contract.ProductId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TimeLimitedKeyProviderTest {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final byte[] INPUT = {1, 2, 3};

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();

    /** A key management service behind a network that drops requests, used by a client that cannot be interrupted. */
    private final class Kms implements KeyProvider {
        private volatile boolean hangs;

        @Override
        public byte[] pseudorandom(byte[] input) {
            return answer(Arrays.copyOf(input, SIZE));
        }

        @Override
        public FieldCipher cipher(ProductId product, FieldPath field) {
            return new FieldCipher() {
                @Override
                public byte[] encrypt(byte[] value) {
                    return answer(Arrays.copyOf(value, value.length + OVERHEAD));
                }

                @Override
                public byte[] decrypt(byte[] encrypted) throws DecryptionException {
                    byte[] value = answer(Arrays.copyOf(encrypted, encrypted.length));
                    if (value.length < OVERHEAD) {
                        throw new DecryptionException("too short");
                    }
                    return Arrays.copyOf(value, value.length - OVERHEAD);
                }
            };
        }

        private byte[] answer(byte[] bytes) {
            requests.incrementAndGet();
            while (hangs && released.getCount() > 0) {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    interrupted.incrementAndGet();
                }
            }
            return bytes;
        }
    }

    @AfterEach
    void release() {
        released.countDown();
    }

    @Test
    void shouldReturnWhatTheProviderReturns() {
        KeyProvider keys = TimeLimitedKeyProvider.of(new Kms(), Duration.ofMinutes(1));

        assertThat(keys.pseudorandom(INPUT)).isEqualTo(Arrays.copyOf(INPUT, KeyProvider.SIZE));
        assertThat(keys.tokenVersion()).isEqualTo(1);
        byte[] token = new byte[KeyProvider.SIZE];
        TokenMac mac = keys.tokenMac();
        mac.update(INPUT, 0, INPUT.length);
        mac.finish(token, 0);
        assertThat(token).isEqualTo(keys.pseudorandom(INPUT));
    }

    @Test
    void shouldTimeOutOnAHangingProviderAndRetryOnceItResponds() {
        Kms kms = new Kms();
        KeyProvider keys = TimeLimitedKeyProvider.of(kms, SOON);
        FieldCipher cipher = keys.cipher(ProductId.parse("crm.customers"), FieldPath.of("email"));
        kms.hangs = true;

        assertThatThrownBy(() -> keys.pseudorandom(INPUT))
                .isInstanceOf(KeysetException.class)
                .hasMessage("the key provider does not answer within 20 ms;"
                        + " check the provider and the connection to it");
        assertThatThrownBy(() -> cipher.encrypt(INPUT)).isInstanceOf(KeysetException.class)
                .hasMessageContaining("within 20 ms");
        assertThatThrownBy(() -> cipher.decrypt(INPUT)).isInstanceOf(KeysetException.class)
                .hasMessageContaining("within 20 ms");

        kms.hangs = false;
        assertThat(TimeLimitedKeyProvider.of(kms, Duration.ofMinutes(1)).pseudorandom(INPUT)).hasSize(KeyProvider.SIZE);
    }

    @Test
    void shouldFailFastWhenTooManyRequestsHang() {
        Kms kms = new Kms();
        KeyProvider keys = TimeLimitedKeyProvider.of(kms, Duration.ofMillis(1));
        kms.hangs = true;

        for (int i = 0; i < 2 * TimeLimitedKeyProvider.THREADS; i++) {
            assertThatThrownBy(() -> keys.pseudorandom(INPUT)).isInstanceOf(KeysetException.class);
        }

        assertThatThrownBy(() -> keys.pseudorandom(INPUT)).hasMessageContaining("16 requests are unanswered");
        assertThat(requests.get()).isLessThanOrEqualTo(TimeLimitedKeyProvider.THREADS);
    }

    @Test
    void shouldDecryptAndReportAValueThatCannotBeDecrypted() throws DecryptionException {
        FieldCipher cipher = TimeLimitedKeyProvider.of(new Kms(), Duration.ofMinutes(1))
                .cipher(ProductId.parse("crm.customers"), FieldPath.of("email"));

        assertThat(cipher.decrypt(cipher.encrypt(INPUT))).isEqualTo(INPUT);
        assertThatThrownBy(() -> cipher.decrypt(INPUT)).isInstanceOf(DecryptionException.class)
                .hasMessage("too short");
    }

    @Test
    void shouldThrowWhatTheProviderThrows() {
        KeyProvider keys = TimeLimitedKeyProvider.of(
                input -> {
                    throw new IllegalStateException("down");
                },
                Duration.ofMinutes(1));

        assertThatThrownBy(() -> keys.pseudorandom(INPUT))
                .isInstanceOf(IllegalStateException.class);
    }
}
