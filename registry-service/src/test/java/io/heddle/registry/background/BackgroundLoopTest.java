// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.background;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class BackgroundLoopTest {
    private static final Duration LONG = Duration.ofDays(1);

    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    void shouldRepeatTheTaskAfterThePauseItAsksFor() throws Exception {
        try (BackgroundLoop loop = new BackgroundLoop("test",
                () -> rounds.incrementAndGet() < 3 ? Duration.ZERO : LONG)) {
            loop.start();

            Awaitility.await().until(() -> rounds.get() == 3);
        }
        assertThat(rounds).hasValue(3);
    }

    @Test
    void shouldRepeatTheTaskWhenItFails() throws Exception {
        try (BackgroundLoop loop = new BackgroundLoop("test", () -> {
            if (rounds.incrementAndGet() == 1) {
                throw new IllegalStateException("the first round fails");
            }
            return LONG;
        })) {
            loop.start();

            Awaitility.await().until(() -> rounds.get() == 2);
        }
    }

    @Test
    void shouldEndThePauseAtOnceWhenItIsClosed() throws Exception {
        BackgroundLoop loop = new BackgroundLoop("test", () -> {
            rounds.incrementAndGet();
            return LONG;
        });
        loop.start();
        Awaitility.await().until(() -> rounds.get() == 1);

        loop.close();

        assertThat(loop.isClosing()).isTrue();
        assertThat(rounds).hasValue(1);
    }

    @Test
    void shouldLetTheCurrentRoundEndWhenItIsClosed() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        BackgroundLoop[] loop = new BackgroundLoop[1];
        loop[0] = new BackgroundLoop("test", () -> {
            began.countDown();
            while (!loop[0].isClosing()) {
                Thread.onSpinWait();
            }
            rounds.incrementAndGet();
            return Duration.ZERO;
        });
        loop[0].start();
        began.await();

        loop[0].close();

        assertThat(rounds).hasValue(1);
    }

    @Test
    void shouldCloseWhenItWasNeverStarted() throws Exception {
        BackgroundLoop loop = new BackgroundLoop("never-started", () -> LONG);

        loop.close();

        assertThat(loop.isClosing()).isTrue();
    }

    @Test
    void shouldNotBeginBeforeTheFirstPause() throws Exception {
        try (BackgroundLoop loop = new BackgroundLoop("test", () -> {
            rounds.incrementAndGet();
            return LONG;
        })) {
            loop.startAfter(LONG);
        }
        assertThat(rounds).hasValue(0);
    }
}
