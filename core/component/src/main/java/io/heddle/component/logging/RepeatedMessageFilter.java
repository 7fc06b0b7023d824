// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.logging;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Keeps a loop that fails again and again from filling the log: a message passes when it is new, and then once in a
 * while as long as it repeats. A message is identified by what makes it another one, such as a topic and a cause, not
 * by its text, so that offsets and counters do not make each one new. Thread-safe.
 *
 * <pre>{@code
 * if (repeated.isDue(topic, e.getClass())) {
 *     LOG.warn("{} cannot be read ({})", topic, e.getClass().getSimpleName());
 * }
 * }</pre>
 */
public final class RepeatedMessageFilter {
    /** How often a message that repeats is logged. */
    public static final Duration INTERVAL = Duration.ofMinutes(1);

    private static final int MAX_MESSAGES = 1_000;

    private final long intervalNanos;
    private final LongSupplier nanos;
    private final Map<Object, Long> lastLogged = new LinkedHashMap<>(16, 0.75f, true);

    /** Lets a message that repeats pass once in {@link #INTERVAL}. */
    public RepeatedMessageFilter() {
        this(INTERVAL, System::nanoTime);
    }

    RepeatedMessageFilter(Duration interval, LongSupplier nanos) {
        this.intervalNanos = interval.toNanos();
        this.nanos = nanos;
    }

    /** Whether the message is to be logged now. */
    public synchronized boolean isDue(Object subject, Object... cause) {
        Object message = List.of(subject, List.of(cause));
        long now = nanos.getAsLong();
        Long last = lastLogged.get(message);
        if (last != null && now - last < intervalNanos) {
            return false;
        }
        lastLogged.put(message, now);
        if (lastLogged.size() > MAX_MESSAGES) {
            lastLogged.remove(lastLogged.keySet().iterator().next());
        }
        return true;
    }
}
