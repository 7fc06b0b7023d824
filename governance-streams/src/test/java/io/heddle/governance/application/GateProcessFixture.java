// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@link GateApplication} in a process of its own, as in production, with its log in a file. */
final class GateProcessFixture implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path log;
    private final URI uri;

    private GateProcessFixture(Process process, Path log, URI uri) {
        this.process = process;
        this.log = log;
        this.uri = uri;
    }

    /** @param more further settings */
    static GateProcessFixture start(Path folder, String name, String bootstrapServers, Map<String, String> more,
            String... flags) throws IOException {
        int port = freePort();
        Path log = Files.createTempFile(folder, name + "-", ".log");
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(
                flags.length > 0 ? List.of(flags) : List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                GateApplication.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(Map.of(
                "HEDDLE_BOOTSTRAP_SERVERS", bootstrapServers,
                "HEDDLE_SCHEMA_REGISTRY_URL", "http://127.0.0.1:1",
                "HEDDLE_KEYSET_FILE", folder.resolve("keys.json").toString(),
                "HEDDLE_STATE_DIR", folder.resolve(name).toString(),
                "HEDDLE_INSTANCE", name,
                "HEDDLE_PORT", Integer.toString(port)));
        builder.environment().putAll(more);
        return new GateProcessFixture(builder.start(), log, URI.create("http://127.0.0.1:" + port));
    }

    void awaitReady(Duration atMost) {
        Awaitility.await().atMost(atMost).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("the gate ended\n" + log());
            }
            return status() == 200;
        });
    }

    /** The HTTP status, or 0 if the process does not respond. */
    int status() {
        try {
            return get("/health").statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    HttpResponse<String> get(String path) throws IOException {
        try {
            return HTTP.send(HttpRequest.newBuilder(uri.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends SIGKILL. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Sends SIGTERM and returns the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        assertEnds();
        return process.exitValue();
    }

    private void assertEnds() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new AssertionError("the gate does not end\n" + log());
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
