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
 * Streams of server-sent events, each of which sends a fragment of a page whenever it has changed. The number of
 * streams is limited; a stream is released when its client disconnects, and all end when the registry stops.
 * Thread-safe.
 */
@Singleton
public final class LiveStreams implements AutoCloseable {
    static final int MAX_STREAMS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    /** Proxies close idle streams, so an event is sent after this many rounds without changes. */
    private static final int KEEP_ALIVE_ROUNDS = 7;

    private final Scheduler printing =
            Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor(), "live");
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final AtomicInteger openStreams = new AtomicInteger();

    /** The number of open streams. */
    public int openStreams() {
        return openStreams.get();
    }

    /**
     * A stream of fragments; it opens on subscription.
     *
     * @param parts renders all fragments as HTML; may block for seconds
     * @throws io.heddle.registry.problem.ProblemException (503) if there are too many streams
     */
    Publisher<Event<String>> stream(Supplier<List<LiveFragment>> parts) {
        if (openStreams.get() >= MAX_STREAMS) {
            throw ProblemDetails
                    .of(ProblemCode.TOO_MANY_STREAMS, "The registry already serves " + MAX_STREAMS + " live pages",
                            "Reload the page to see new data, or close other live pages")
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

    /** The fragments last sent to one client. Confined to one thread at a time. */
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
