// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.logging;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

class RepeatedMessageFilterTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final RepeatedMessageFilter filter = new RepeatedMessageFilter(Duration.ofMinutes(1), nanos::get);

    @Test
    void shouldPassARepeatedMessageOncePerInterval() {
        int logged = 0;
        for (int i = 0; i < 18 * 180; i++) {
            logged += filter.isDue("shop.orders.v1.ingest", "AvroRuntimeException") ? 1 : 0;
            nanos.addAndGet(Duration.ofSeconds(1).toNanos() / 18);
        }

        assertThat(logged).isEqualTo(3);
    }

    @Test
    void shouldPassAMessageWhenItsSubjectOrCauseIsNew() {
        assertThat(filter.isDue("orders", "outage")).isTrue();
        assertThat(filter.isDue("items", "outage")).isTrue();
        assertThat(filter.isDue("orders", "refused")).isTrue();
        assertThat(filter.isDue("orders", "outage")).isFalse();
    }

    @Test
    void shouldForgetTheOldestMessageWhenThereAreTooMany() {
        filter.isDue("first");
        for (int i = 0; i < 1_000; i++) {
            filter.isDue("message", i);
        }

        assertThat(filter.isDue("message", 999)).isFalse();
        assertThat(filter.isDue("first")).isTrue();
    }
}
