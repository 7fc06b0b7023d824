// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.awaitility.Awaitility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A local mesh started by {@code ./heddle up} in its own process, on free ports. */
public final class RunningMesh implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Ready after 8 s on an idle machine; a bound for busy ones, not a promise. */
    private static final Duration READY = Duration.ofMinutes(3);

    private final Path folder;
    private final List<Integer> ports;
    private final List<String> options;
    private HeddleProcess.RunningProcess process;

    private RunningMesh(Path folder, List<Integer> ports, List<String> options) {
        this.folder = folder;
        this.ports = ports;
        this.options = options;
        this.process = launch();
    }

    /** Starts a mesh with its data in {@code folder/mesh} and waits until it is ready. */
    public static RunningMesh up(Path folder, String... options) {
        RunningMesh mesh = new RunningMesh(folder, freePorts(3), List.of(options));
        try {
            mesh.awaitReady();
        } catch (RuntimeException | Error e) {
            mesh.close();
            throw e;
        }
        return mesh;
    }

    public URI uri() {
        return URI.create("http://localhost:" + ports.get(0));
    }

    public Path data() {
        return folder.resolve("mesh");
    }

    /** A reader of this mesh's topics. */
    public PlainTopicReader topics() {
        JsonNode mesh = get("/api/v1/mesh");
        return new PlainTopicReader(
                mesh.get("bootstrapServers").asText(), mesh.get("schemaRegistryUrl").asText());
    }

    /** Runs a command against this mesh and waits for it. */
    public HeddleProcess.ProcessResult heddle(String... arguments) {
        return HeddleProcess.run(folder, environment(), arguments);
    }

    /** Starts a command against this mesh without waiting. */
    public HeddleProcess.RunningProcess start(String... arguments) {
        return HeddleProcess.start(folder, environment(), arguments);
    }

    public JsonNode get(String path) {
        try {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(uri().resolve(path)).build(),
                            HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("GET " + path + " answered " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Kills the mesh with SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** Runs {@code heddle up} again with the same data and ports. */
    public void restart() {
        process = launch();
        awaitReady();
    }

    /** Sends SIGTERM and waits for a clean exit. */
    @Override
    public void close() {
        process.process().destroy();
        process.await(Duration.ofSeconds(40));
    }

    private HeddleProcess.RunningProcess launch() {
        List<String> arguments = new ArrayList<>(List.of(
                "up",
                "--data",
                data().toString(),
                "--port",
                ports.get(0).toString(),
                "--broker-port",
                ports.get(1).toString(),
                "--schema-registry-port",
                ports.get(2).toString()));
        arguments.addAll(options);
        return HeddleProcess.start(folder, Map.of(), arguments.toArray(String[]::new));
    }

    private void awaitReady() {
        Awaitility.await().atMost(READY).pollInterval(Duration.ofMillis(200)).until(() -> {
            if (!process.process().isAlive()) {
                throw new AssertionError("the mesh did not start: " + process.await(Duration.ofSeconds(1)));
            }
            return isReady();
        });
    }

    private boolean isReady() throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(uri().resolve("/health/readiness"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private Map<String, String> environment() {
        return Map.of("HEDDLE_MESH", uri().toString());
    }

    private static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
