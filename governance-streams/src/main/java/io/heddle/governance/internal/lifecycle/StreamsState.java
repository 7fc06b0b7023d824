// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.internal.lifecycle;

import org.apache.kafka.streams.KafkaStreams;

import java.time.Duration;
import java.util.Optional;

/**
 * What a {@link StreamsRunner} is doing. A transition exists only on the states that allow it and returns the next
 * state. Immutable.
 *
 * <pre>{@code
 * Created --start--> Starting --running--> Running
 *                       ^                     |
 *                       +----rebalancing------+
 *
 * Starting, Running, Retrying --failed--> Restarting --retry--> Retrying --running--> Running
 *
 * Created, Starting, Running, Restarting, Retrying --stop--> Stopping --stopped--> Stopped
 * }</pre>
 *
 * <p>Named after the runner, not after a cell, because the monitor's application has the same states.
 */
public sealed interface StreamsState {
    /** The failure that the application recovers from, or had not recovered from when it was stopped. */
    default Optional<String> failure() {
        return switch (this) {
            case Created created -> Optional.empty();
            case Starting starting -> Optional.empty();
            case Running running -> Optional.empty();
            case Restarting restarting -> Optional.of(restarting.cause());
            case Retrying retrying -> Optional.of(retrying.cause());
            case Stopping stopping -> stopping.lastFailure();
            case Stopped stopped -> stopped.lastFailure();
        };
    }

    /** A state with a current run, whose callbacks count. */
    sealed interface Started extends StreamsState {
        StreamsRun run();

        /** The run failed. The next one starts after the pause. */
        default Restarting failed(String cause, int restarts, Duration pause) {
            return new Restarting(run(), cause, restarts, pause);
        }

        default Stopping stop() {
            return new Stopping(run().client(), failure());
        }
    }

    /** A start that is under way. */
    sealed interface Joining extends Started {
        /** The same state after the client of its run was created. */
        Joining with(KafkaStreams client);

        default Running running() {
            return new Running(run());
        }
    }

    /** Not started yet. */
    record Created() implements StreamsState {
        Starting start(long now) {
            return new Starting(new StreamsRun(1, now, 0, Optional.empty()));
        }

        Stopping stop() {
            return new Stopping(Optional.empty(), Optional.empty());
        }
    }

    /** Joining its consumer group, or rebalancing. */
    record Starting(StreamsRun run) implements Joining {
        @Override
        public Starting with(KafkaStreams client) {
            return new Starting(run.with(client));
        }
    }

    /** Processing records. */
    record Running(StreamsRun run) implements Started {
        Starting rebalancing() {
            return new Starting(run);
        }
    }

    /**
     * Failed; the next run starts after a pause.
     *
     * @param failed the run that failed; its client is closed before the next run starts
     * @param cause the kind of the failure, and the fix if known; never the message of an exception
     * @param restarts the number of restarts in a row, with the coming one
     * @param pause from the failure to the next start
     */
    record Restarting(StreamsRun failed, String cause, int restarts, Duration pause) implements StreamsState {
        Retrying retry(long now) {
            return new Retrying(new StreamsRun(failed.number() + 1, now, restarts, Optional.empty()), cause);
        }

        Stopping stop() {
            return new Stopping(failed.client(), failure());
        }
    }

    /**
     * Starting again after a failure. Not {@link Starting}, because a start that fails again must not look like a
     * recovery.
     *
     * @param cause as in {@link Restarting}
     */
    record Retrying(StreamsRun run, String cause) implements Joining {
        @Override
        public Retrying with(KafkaStreams client) {
            return new Retrying(run.with(client), cause);
        }
    }

    /**
     * Committing and closing its client; never starts again. Keeps this state if the client does not stop in time.
     *
     * @param client to close; empty if none was created
     */
    record Stopping(Optional<KafkaStreams> client, Optional<String> lastFailure) implements StreamsState {
        Stopped stopped() {
            return new Stopped(lastFailure);
        }
    }

    /** Stopped for good. */
    record Stopped(Optional<String> lastFailure) implements StreamsState {}
}
