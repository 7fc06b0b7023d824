// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/** Prints latencies without asserting them, because they depend on the machine. */
@Isolated("it measures time")
class MeshLogLatencyOnBrokerTest {
    private static final int COUNT = 100;

    @Test
    void shouldPrintLatencyWhenUncontended() {
        MeshLogConfig config = MeshLogBrokerFixture.newLog();
        long[] micros = new long[COUNT];
        try (MeshLogWriter writer = MeshLogWriter.open(config)) {
            for (int i = -25; i < COUNT; i++) {
                String description = "n" + i;
                long begin = System.nanoTime();
                assertThat(writer.submit(DomainEntryFixture.always(DomainEntryFixture.put("crm", description))))
                        .isInstanceOf(CommandOutcome.Committed.class);
                micros[Math.max(0, i)] = (System.nanoTime() - begin) / 1000;
            }
        }
        Arrays.sort(micros);
        System.out.printf(
                "uncontended write, read back: p50 %.1f ms, p99 %.1f ms%n",
                micros[COUNT / 2] / 1000.0,
                micros[COUNT * 99 / 100] / 1000.0);
    }
}
