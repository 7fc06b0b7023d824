// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.broker.LocalBroker;
import io.heddle.broker.LocalBrokerConfig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A broker in a process of its own, always at the same port, to be killed and started again. */
final class KillableBrokerFixture implements AutoCloseable {
    private final Path dir;
    private final int port;
    private Process process;

    KillableBrokerFixture(Path dir) throws IOException {
        this.dir = dir;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        process = launch();
    }

    /** @param args data directory and port */
    public static void main(String[] args) throws IOException {
        try (LocalBroker broker =
                LocalBroker.start(LocalBrokerConfig.at(Path.of(args[0]), Integer.parseInt(args[1])))) {
            System.out.println("READY " + broker.port());
            System.exit(System.in.read());
        }
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** SIGKILL. */
    void kill9() {
        process.destroyForcibly().onExit().join();
    }

    void restart() throws IOException {
        process = launch();
    }

    private Process launch() throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process launched = new ProcessBuilder(List.of(
                System.getProperty("java.home") + "/bin/java", "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", classPath,
                KillableBrokerFixture.class.getName(), dir.toString(), Integer.toString(port)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(launched.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("READY ")) {
                // What it says from now on must not fill its pipe.
                Thread.ofVirtual().start(() -> out.lines().forEach(rest -> {}));
                return launched;
            }
        }
        throw new IOException("the broker's process ended");
    }

    @Override
    public void close() {
        kill9();
    }
}
