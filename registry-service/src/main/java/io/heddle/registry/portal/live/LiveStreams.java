// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.live;

import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.micronaut.http.sse.Event;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Streams of server-sent events: each is a part of a page, printed anew when it has changed. There are so many streams
 * at most; one that its client has left is free again, and all end when the registry stops. Thread-safe.
 */
@Singleton
public final class LiveStreams implements AutoCloseable {
    static final int MAX_STREAMS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    /** A stream on which nothing is said is cut by what is between server and client. */
    private static final int KEEP_ALIVE_ROUNDS = 7;

    private final Scheduler printing =
            Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor(), "live");
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final AtomicInteger openStreams = new AtomicInteger();

    /** How many are open. */
    public int openStreams() {
        return openStreams.get();
    }

    /**
     * A stream of parts; open once somebody listens.
     *
     * @param parts prints all of them, in HTML; may block for seconds
     * @throws io.heddle.registry.problem.ProblemException (503) if there are too many
     */
    Publisher<Event<String>> stream(Supplier<List<LiveFragment>> parts) {
        if (openStreams.get() >= MAX_STREAMS) {
            throw ProblemDetails
                    .of(ProblemCode.TOO_MANY_STREAMS, "The registry serves " + MAX_STREAMS + " live pages already",
                            "Reload the page by hand, or close other ones")
                    .toException();
        }
        SentFragments sentFragments = new SentFragments();
        return Flux.interval(Duration.ZERO, INTERVAL)
                .onBackpressureDrop()
                .publishOn(printing, 1)
                .concatMapIterable(round -> sentFragments.changedFragments(parts), 1)
                .takeUntilOther(closing.asMono())
                .doOnSubscribe(subscribed -> openStreams.incrementAndGet())
                .doOnError(e -> LOG.warn("A live page ended: {}", e.getClass().getName()))
                .doFinally(signal -> openStreams.decrementAndGet());
    }

    /** Ends all streams at once. */
    @Override
    @PreDestroy
    public void close() {
        closing.tryEmitEmpty();
        printing.dispose();
    }

    /** What one client has seen. For one thread at a time. */
    private static final class SentFragments {
        private final Map<String, String> sentHtml = new HashMap<>();
        private int silentRounds;

        List<Event<String>> changedFragments(Supplier<List<LiveFragment>> parts) {
            List<Event<String>> events = new ArrayList<>();
            for (LiveFragment part : parts.get()) {
                if (!part.html().equals(sentHtml.put(part.id(), part.html()))) {
                    events.add(Event.of(part.html()).name(part.id()));
                }
            }
            silentRounds = events.isEmpty() ? silentRounds + 1 : 0;
            if (silentRounds >= KEEP_ALIVE_ROUNDS) {
                silentRounds = 0;
                events.add(Event.of("").name("still-here"));
            }
            return events;
        }
    }
}
