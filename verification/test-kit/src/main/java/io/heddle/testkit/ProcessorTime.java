// SPDX-License-Identifier: Apache-2.0
package io.heddle.testkit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;

/**
 * The processor time that the calling thread spends on a task. Unlike time on the wall it hardly grows when other
 * processes keep the machine busy, so a bound on it can fail a test. Work that the task hands to other threads is not
 * counted.
 */
public final class ProcessorTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ProcessorTime() {
    }

    /** Runs the task once. */
    public static Duration of(Runnable task) {
        long begin = THREADS.getCurrentThreadCpuTime();
        task.run();
        return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begin);
    }

    /**
     * Runs the task {@code rounds} times to warm up, then {@code rounds} times more, and returns the median of those.
     */
    public static Duration medianOf(int rounds, Runnable task) {
        for (int round = 0; round < rounds; round++) {
            task.run();
        }
        Duration[] times = new Duration[rounds];
        for (int round = 0; round < rounds; round++) {
            times[round] = of(task);
        }
        Arrays.sort(times);
        return times[rounds / 2];
    }
}
