// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.internal.lifecycle;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class ParallelCloseTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void shouldCloseAHundredConcurrently() {
        CyclicBarrier together = new CyclicBarrier(100);
        AutoCloseable one = () -> together.await(30, TimeUnit.SECONDS);

        assertThat(ParallelClose.close(Collections.nCopies(100, one), LONG)).isTrue();
        assertThat(together.isBroken()).as("each waited for all others to be closing too").isFalse();
    }

    @Test
    void shouldCloseTheOthersWhenOneFails() {
        CountDownLatch closed = new CountDownLatch(2);
        AutoCloseable failing = () -> {
            throw new IllegalStateException("closed already");
        };

        assertThat(ParallelClose.close(List.of(closed::countDown, failing, closed::countDown), LONG)).isTrue();
        assertThat(closed.getCount()).isZero();
    }

    @Test
    void shouldNotWaitForOneThatHangs() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(2);

        assertThat(ParallelClose.close(List.of(closed::countDown, never::await, closed::countDown),
                Duration.ofMillis(100))).isFalse();
        assertThat(closed.await(1, TimeUnit.MINUTES)).isTrue();
        never.countDown();
    }
}
