// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** The running components; stops them in order, dependents before their dependencies. Thread-safe. */
final class RunningComponents {
    private static final Logger LOG = LoggerFactory.getLogger(RunningComponents.class);

    /** When a component stops; components of the same phase stop in parallel. */
    enum StopPhase {
        /** Gate and monitor: they finish their current work. */
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

    /** @throws IllegalStateException if already closed; the component is then stopped immediately */
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

    /** @return false if already closed */
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
            // A component that fails to stop must not keep the others running.
            LOG.warn("{} did not stop cleanly: {}", component.getClass().getSimpleName(),
                    e.getClass().getSimpleName());
        }
    }
}
