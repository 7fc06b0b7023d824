// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.internal.lifecycle;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A client without threads whose states and failures a test decides. Not thread-safe. */
final class ScriptedStreams extends KafkaStreams {
    private final BooleanSupplier onClose;
    private State current = State.CREATED;
    private StateListener listener = (now, before) -> {};
    private StreamsUncaughtExceptionHandler handler = thrown -> {
        throw new AssertionError("no handler");
    };
    private int closeCalls;

    /** @param onClose called by each close; whether it stops in time */
    ScriptedStreams(Path stateDir, BooleanSupplier onClose) {
        super(topology(), new StreamsConfig(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG, "mesh.test",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1",
                StreamsConfig.STATE_DIR_CONFIG, stateDir.toString())));
        this.onClose = onClose;
    }

    private static Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("ingest");
        return builder.build();
    }

    void changeState(State next) {
        State before = current;
        current = next;
        listener.onChange(next, before);
    }

    /** A late report of a state that the client has left. */
    void report(State past) {
        listener.onChange(past, current);
    }

    void fail(Throwable thrown) {
        handler.handle(thrown);
    }

    int closeCalls() {
        return closeCalls;
    }

    /** Closes the Kafka clients that the superclass created. */
    void release() {
        boolean _ = super.close(Duration.ofSeconds(10));
    }

    @Override
    public synchronized void start() {
        changeState(State.REBALANCING);
    }

    @Override
    public State state() {
        return current;
    }

    @Override
    public void setStateListener(StateListener next) {
        listener = next;
    }

    @Override
    public void setUncaughtExceptionHandler(StreamsUncaughtExceptionHandler next) {
        handler = next;
    }

    @Override
    public synchronized boolean close(org.apache.kafka.streams.CloseOptions options) {
        closeCalls++;
        return onClose.getAsBoolean();
    }
}
