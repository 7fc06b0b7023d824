// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** What runs, to be stopped in order: first what uses, then what is used. Thread-safe. */
final class RunningComponents {
    private static final Logger LOG = LoggerFactory.getLogger(RunningComponents.class);

    /** When a part stops; those of one step stop side by side. */
    enum StopPhase {
        /** Gate and monitor: they finish what they began. */
        FIRST,
        /** The registry. */
        SECOND,
        /** The mesh log's reader. */
        THIRD,
        /** Broker and schema registry. */
        LAST
    }

    private final Map<StopPhase, List<AutoCloseable>> running = new EnumMap<>(StopPhase.class);
    private boolean closed;

    /** @throws IllegalStateException if it is too late; the part is stopped at once then */
    <T extends AutoCloseable> T add(StopPhase stop, T component) {
        synchronized (this) {
            if (!closed) {
                running.computeIfAbsent(stop, key -> new ArrayList<>()).add(component);
                return component;
            }
        }
        close(component);
        throw new IllegalStateException("the mesh is being stopped");
    }

    /** @return false if it was closed before */
    boolean close() {
        synchronized (this) {
            if (closed) {
                return false;
            }
            closed = true;
        }
        for (StopPhase stop : StopPhase.values()) {
            try (var threads = Executors.newThreadPerTaskExecutor(
                    Thread.ofPlatform().name("heddle-stop-" + stop + "-", 0).factory())) {
                running.getOrDefault(stop, List.of()).forEach(component -> threads.execute(() -> close(component)));
            }
        }
        return true;
    }

    private static void close(AutoCloseable component) {
        try {
            component.close();
        } catch (Exception e) {
            // One part that does not stop properly must not keep the others running.
            LOG.warn("{} did not stop properly: {}", component.getClass().getSimpleName(),
                    e.getClass().getSimpleName());
        }
    }
}
