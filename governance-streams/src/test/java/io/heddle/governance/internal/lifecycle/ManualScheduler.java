// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.internal.lifecycle;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Pauses that end when a test says so. Only {@link #schedule(Runnable, long, TimeUnit)} is scripted. */
final class ManualScheduler extends ScheduledThreadPoolExecutor {
    private record Pause(Runnable task, long millis) {}

    private final Queue<Pause> pauses = new ArrayDeque<>();

    ManualScheduler() {
        super(0, Executors.defaultThreadFactory());
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        if (isShutdown()) {
            throw new RejectedExecutionException();
        }
        pauses.add(new Pause(task, unit.toMillis(delay)));
        return super.schedule(() -> {}, 1, TimeUnit.DAYS);
    }

    int pauses() {
        return pauses.size();
    }

    /** Runs the task of the oldest pause in this thread and returns how long the pause would have been, in ms. */
    long endPause() {
        Pause pause = pauses.remove();
        pause.task().run();
        return pause.millis();
    }
}
