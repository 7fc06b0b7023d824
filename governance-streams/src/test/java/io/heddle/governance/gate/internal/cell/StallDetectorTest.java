// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

class StallDetectorTest {
    private static final TopicPartition PARTITION = new TopicPartition("crm.customers.v1.ingest", 2);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final AtomicLong now = new AtomicLong();
    private final StallDetector stallDetector = new StallDetector(now::get);

    private void pass(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private void poll(int seconds, boolean any, long lag) {
        for (int i = 0; i < seconds; i++) {
            pass(1);
            stallDetector.onPollStarted();
            stallDetector.onPollReturned(any, () -> Map.of(PARTITION, lag));
        }
    }

    @Test
    void shouldReportAThreadAsStalledWhenItNoLongerPolls() {
        poll(5, true, 10);
        pass(30);
        assertThat(stallDetector.stall(LIMIT)).isEmpty();

        pass(1);

        assertThat(stallDetector.stall(LIMIT)).hasValueSatisfying(stall -> {
            assertThat(stall.reason()).contains("its thread hangs", "31 s");
            assertThat(stall.duration()).isEqualTo(Duration.ofSeconds(31));
        });
        stallDetector.onPollStarted();
        assertThat(stallDetector.stall(LIMIT)).isEmpty();
    }

    @Test
    void shouldReportAThreadAsStalledWhenItPollsNothingDespiteALag() {
        poll(1, true, 10);
        poll(31, false, 10);
        assertThat(stallDetector.stall(LIMIT)).isEmpty();

        poll(1, false, 11);

        assertThat(stallDetector.stall(LIMIT)).hasValueSatisfying(
                stall -> assertThat(stall.reason()).contains("records wait on crm.customers.v1.ingest-2", "31 s"));
        poll(1, true, 0);
        assertThat(stallDetector.stall(LIMIT)).isEmpty();
    }

    @Test
    void shouldNotReportIdleOrWorkingThreadsAsStalled() {
        poll(100, false, 0);
        assertThat(stallDetector.stall(LIMIT)).isEmpty();

        poll(100, true, 1_000_000);
        assertThat(stallDetector.stall(LIMIT)).isEmpty();
        assertThat(stallDetector.lag()).isEqualTo(Map.of(PARTITION, 1_000_000L));
    }

    @Test
    void shouldCheckTheLagOnceASecond() {
        AtomicInteger checks = new AtomicInteger();
        for (int i = 0; i < 1_000; i++) {
            now.addAndGet(Duration.ofMillis(10).toNanos());
            stallDetector.onPollReturned(true, () -> {
                checks.incrementAndGet();
                return Map.of();
            });
        }

        assertThat(checks).hasValue(10);
    }
}
