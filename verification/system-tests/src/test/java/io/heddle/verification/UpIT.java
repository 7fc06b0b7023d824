// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code heddle up} as a user meets it: the start, the end, and everything that can be in its way. */
class UpIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration READY = Duration.ofSeconds(90);
    private static final Duration STOPPED = Duration.ofSeconds(30);

    private final List<HeddleCommand.Running> running = new ArrayList<>();

    @TempDir
    @Nullable Path temp;

    @AfterEach
    void stopWhatStillRuns() {
        running.stream().filter(up -> up.process().isAlive()).forEach(HeddleCommand.Running::kill9);
    }

    @Test
    void shouldTellWhereEverythingIsAndEndWithZeroWhenItIsAskedToStop() {
        HeddleCommand.Running up = start("up", "--data", "mesh", "--port", "0", "--broker-port", "0",
                "--schema-registry-port", "0");
        Awaitility.await().atMost(READY).until(() -> up.soFar().contains("Ctrl-C stops it."));

        up.process().destroy();

        HeddleCommand.Result result = up.await(STOPPED);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("broker", "schema registry", "registry", "gate", "monitor");
        assertThat(result.out()).containsPattern("ready after [0-9.]+ s").contains("Stopped.");
        assertThat(result.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
        assertThat(folder().resolve("mesh/mesh.json")).doesNotExist();
    }

    @Test
    void shouldNameTheRunningMeshWhenItIsStartedTwice() throws IOException {
        JsonNode first = ready(up("mesh"));

        HeddleCommand.Result second = up("mesh").await(READY);

        assertThat(second.exitCode()).as(second.toString()).isEqualTo(6);
        assertThat(second.err())
                .contains("runs already")
                .contains("process " + first.get("pid").asText())
                .contains(first.get("registry").asText())
                .contains("fix:");
    }

    @Test
    void shouldGoOnWithEverythingAfterKillMinusNine() throws IOException {
        HeddleCommand.Running up = up("mesh");
        JsonNode before = ready(up);
        // Only the mesh itself is killed: its schema registry has to notice by itself and give back file and port.
        up.process().destroyForcibly().onExit().join();

        JsonNode after = ready(start(
                "up", "--data", "mesh", "-o", "json",
                "--port", port(before.get("registry")),
                "--broker-port", port(before.get("bootstrapServers")),
                "--schema-registry-port", port(before.get("schemaRegistry"))));

        assertThat(after.get("registry")).isEqualTo(before.get("registry"));
        assertThat(after.get("pid")).isNotEqualTo(before.get("pid"));
    }

    @Test
    void shouldNamePortAndFlagWhenAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HeddleCommand.Result result = start(
                            "up", "--data", "mesh", "--port", "0", "--schema-registry-port", "0",
                            "--broker-port", Integer.toString(taken.getLocalPort()))
                    .await(READY);

            assertThat(result.exitCode()).as(result.toString()).isEqualTo(6);
            assertThat(result.err()).contains("port " + taken.getLocalPort() + " (broker)").contains("--broker-port 0");
        }
    }

    @Test
    void shouldNameTheFolderWhenItIsAFile() throws IOException {
        Files.createFile(folder().resolve("mesh"));

        HeddleCommand.Result result = up("mesh").await(READY);

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(6);
        assertThat(result.err()).contains("is not a folder").contains("--data DIR");
    }

    @Test
    void shouldSayHowToGetAJdkWhenTheOneGivenIsNone() {
        HeddleCommand.Result result =
                HeddleCommand.run(folder(), Map.of("HEDDLE_JAVA_HOME", folder().toString()), "up");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(6);
        assertThat(result.err()).contains("is not a JDK 25 or newer").contains("fix:");
    }

    private HeddleCommand.Running up(String data) {
        return start("up", "--data", data, "-o", "json", "--port", "0", "--broker-port", "0",
                "--schema-registry-port", "0");
    }

    private HeddleCommand.Running start(String... arguments) {
        HeddleCommand.Running up = HeddleCommand.start(folder(), Map.of(), arguments);
        running.add(up);
        return up;
    }

    /** What {@code -o json} tells once the mesh is ready. */
    private static JsonNode ready(HeddleCommand.Running up) throws IOException {
        Awaitility.await().atMost(READY).until(() -> {
            if (!up.process().isAlive()) {
                throw new AssertionError("the mesh did not start: " + up.await(STOPPED));
            }
            return up.soFar().endsWith("}\n");
        });
        return JSON.readTree(up.soFar());
    }

    private static String port(JsonNode address) {
        String text = address.asText().replaceFirst("^http://", "");
        return text.replaceFirst("^[^:]*:([0-9]+).*$", "$1");
    }

    private Path folder() {
        return Objects.requireNonNull(temp);
    }
}
