// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import com.sun.management.ThreadMXBean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Uses the JDK's own HMAC as the oracle. */
class PreparedTokenMacTest {
    @Property(tries = 300)
    void shouldEqualTheJdksOnRepeatedUse(
            @ForAll @Size(min = 1, max = 200) byte[] key, @ForAll byte[] first, @ForAll byte[] second,
            @ForAll byte[] dropped)
            throws GeneralSecurityException {
        TokenMac mac = new PreparedTokenMac(3, key);
        Mac jdkMac = Mac.getInstance("HmacSHA256");
        jdkMac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] output = new byte[40];

        mac.update(first, 0, first.length);
        mac.update(second, 0, second.length);
        mac.finish(output, 8);
        jdkMac.update(first);
        assertThat(output).endsWith(jdkMac.doFinal(second));

        mac.update(dropped, 0, dropped.length);
        mac.reset();
        mac.update(second, 0, second.length);
        mac.finish(output, 0);
        assertThat(output).startsWith(jdkMac.doFinal(second));
        assertThat(mac.version()).isEqualTo(3);
    }

    @Test
    void shouldDiscardTheInputWhenOutputHasNoRoom() throws GeneralSecurityException {
        byte[] key = {1, 2, 3};
        TokenMac mac = new PreparedTokenMac(1, key);
        mac.update(key, 0, 3);

        assertThatThrownBy(() -> mac.finish(new byte[32], 1)).isInstanceOf(IllegalArgumentException.class);

        byte[] output = new byte[32];
        mac.finish(output, 0);
        Mac jdkMac = Mac.getInstance("HmacSHA256");
        jdkMac.init(new SecretKeySpec(key, "HmacSHA256"));
        assertThat(output).isEqualTo(jdkMac.doFinal());
    }

    @Test
    void shouldAllocateNothingWhenWarm() {
        TokenMac mac = new PreparedTokenMac(1, new byte[32]);
        byte[] input = new byte[100];
        byte[] output = new byte[32];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 20_000; i++) {
            mac.update(input, 0, input.length);
            mac.finish(output, 0);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            mac.update(input, 0, input.length);
            mac.finish(output, 0);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    @Test
    void shouldReturnTheProvidersOutputWhenItCannotStream() {
        KeyProvider keys = input -> java.util.Arrays.copyOf(input, KeyProvider.SIZE);
        TokenMac mac = keys.tokenMac();
        byte[] output = new byte[32];

        mac.update(new byte[] {9}, 0, 1);
        mac.reset();
        mac.update(new byte[] {5, 6, 7}, 1, 2);
        mac.finish(output, 0);

        assertThat(output).startsWith(6, 7, 0);
        assertThatThrownBy(() -> keys.tokenMac(2)).isInstanceOf(KeysetException.class);
    }
}
