// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.internal.lifecycle;

import org.apache.kafka.streams.KafkaStreams;

import java.time.Duration;
import java.util.Optional;

/**
 * One run of a Kafka Streams application. Immutable.
 *
 * @param number from 1; tells a late callback of an earlier run from one of the current run
 * @param startedAt {@link System#nanoTime()} of its start
 * @param restarts how many restarts led to this run without a stable run in between
 * @param client empty until it is created
 */
public record StreamsRun(int number, long startedAt, int restarts, Optional<KafkaStreams> client) {
    private static final Duration STABLE_AFTER = Duration.ofMinutes(1);

    StreamsRun with(KafkaStreams created) {
        return new StreamsRun(number, startedAt, restarts, Optional.of(created));
    }

    /** The restarts that count for the next back-off; none after a run of more than a minute. */
    int restartsAt(long now) {
        return now - startedAt > STABLE_AFTER.toNanos() ? 0 : restarts;
    }
}
