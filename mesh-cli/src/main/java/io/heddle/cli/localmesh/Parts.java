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
final class Parts {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    /** When a part stops; those of one step stop side by side. */
    enum Stop {
        /** Gate and monitor: they finish what they began. */
        FIRST,
        /** The registry. */
        SECOND,
        /** The mesh log's reader. */
        THIRD,
        /** Broker and schema registry. */
        LAST
    }

    private final Map<Stop, List<AutoCloseable>> running = new EnumMap<>(Stop.class);
    private boolean closed;

    /** @throws IllegalStateException if it is too late; the part is stopped at once then */
    <T extends AutoCloseable> T add(Stop stop, T part) {
        synchronized (this) {
            if (!closed) {
                running.computeIfAbsent(stop, any -> new ArrayList<>()).add(part);
                return part;
            }
        }
        close(part);
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
        for (Stop stop : Stop.values()) {
            try (var threads = Executors.newThreadPerTaskExecutor(
                    Thread.ofPlatform().name("heddle-stop-" + stop + "-", 0).factory())) {
                running.getOrDefault(stop, List.of()).forEach(part -> threads.execute(() -> close(part)));
            }
        }
        return true;
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            // One part that does not stop properly must not keep the others running.
            LOG.warn("{} did not stop properly: {}", part.getClass().getSimpleName(), e.getClass().getSimpleName());
        }
    }
}
