// SPDX-License-Identifier: Apache-2.0
package io.heddle.testkit;

import io.heddle.broker.LocalBroker;
import io.heddle.broker.LocalBrokerConfig;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A broker in its own process, for tests that kill, freeze and restart it. Port and data survive a restart.
 *
 * <pre>{@code
 * try (BrokerProcess broker = BrokerProcess.start(folder)) {
 *     broker.kill();
 *     broker.restart();
 * }
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class BrokerProcess implements AutoCloseable {
    private final Path dataDir;
    private final int port;
    private ChildJvm process;

    private BrokerProcess(Path dataDir, ChildJvm process, int port) {
        this.dataDir = dataDir;
        this.process = process;
        this.port = port;
    }

    /** Starts a broker on a free port and returns when it accepts clients. */
    public static BrokerProcess start(Path dataDir) throws IOException {
        ChildJvm process = ChildJvm.start(BrokerProcess.class, dataDir, 0);
        return new BrokerProcess(dataDir, process, Integer.parseInt(process.await("PORT ")));
    }

    /** Entry point of the broker process; arguments: {@code DATA_DIR PORT}. */
    public static void main(String[] args) throws IOException {
        try (LocalBroker broker =
                LocalBroker.start(LocalBrokerConfig.at(Path.of(args[0]), Integer.parseInt(args[1])))) {
            System.out.println("PORT " + broker.port());
            System.exit(System.in.read());
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** {@code kill -9}; returns when the process has exited. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    /** {@code kill -STOP}: connections stay open but receive no response. */
    public void freeze() throws IOException, InterruptedException {
        process.signal("STOP");
    }

    /** {@code kill -CONT}. */
    public void unfreeze() throws IOException, InterruptedException {
        process.signal("CONT");
    }

    /** Restarts the broker after {@link #kill()} with the same data and port; returns when it accepts clients. */
    public void restart() throws IOException {
        process = ChildJvm.start(BrokerProcess.class, dataDir, port);
        process.await("PORT ");
    }

    @Override
    public void close() {
        process.close();
    }
}
