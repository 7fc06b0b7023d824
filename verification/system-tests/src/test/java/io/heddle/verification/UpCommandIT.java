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

/** {@code heddle up} from the user's perspective: startup, shutdown and everything that can prevent them. */
class UpCommandIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration READY = Duration.ofSeconds(90);
    private static final Duration STOPPED = Duration.ofSeconds(30);

    private final List<HeddleProcess.RunningProcess> running = new ArrayList<>();

    @TempDir
    @Nullable
    Path temp;

    @AfterEach
    void stopRunningProcesses() {
        running.stream().filter(meshProcess -> meshProcess.process().isAlive())
                .forEach(HeddleProcess.RunningProcess::kill);
    }

    @Test
    void shouldPrintAllAddressesAndExitWithZeroOnShutdown() {
        HeddleProcess.RunningProcess meshProcess = start("up", "--data", "mesh", "--port", "0", "--broker-port", "0",
                "--schema-registry-port", "0");
        Awaitility.await().atMost(READY).until(() -> meshProcess.outputSoFar().contains("Ctrl-C stops it."));

        meshProcess.process().destroy();

        HeddleProcess.ProcessResult result = meshProcess.await(STOPPED);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("broker", "schema registry", "registry", "gate", "monitor");
        assertThat(result.out()).containsPattern("ready after [0-9.]+ s").contains("Stopped.");
        assertThat(result.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
        assertThat(folder().resolve("mesh/mesh.json")).doesNotExist();
    }

    @Test
    void shouldReportTheRunningMeshWhenItIsStartedTwice() throws IOException {
        JsonNode first = ready(up("mesh"));

        HeddleProcess.ProcessResult second = up("mesh").await(READY);

        assertThat(second.exitCode()).as(second.toString()).isEqualTo(6);
        assertThat(second.err())
                .contains("is already running")
                .contains("process " + first.get("pid").asText())
                .contains(first.get("registry").asText())
                .contains("fix:");
    }

    @Test
    void shouldResumeEverythingAfterAKill() throws IOException {
        HeddleProcess.RunningProcess meshProcess = up("mesh");
        JsonNode firstStart = ready(meshProcess);
        // Only the mesh process is killed: its schema registry must exit on its own and release its file and port.
        meshProcess.process().destroyForcibly().onExit().join();

        JsonNode secondStart = ready(start(
                "up", "--data", "mesh", "-o", "json",
                "--port", port(firstStart.get("registry")),
                "--broker-port", port(firstStart.get("bootstrapServers")),
                "--schema-registry-port", port(firstStart.get("schemaRegistry"))));

        assertThat(secondStart.get("registry")).isEqualTo(firstStart.get("registry"));
        assertThat(secondStart.get("pid")).isNotEqualTo(firstStart.get("pid"));
    }

    @Test
    void shouldReportPortAndFlagWhenAPortIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HeddleProcess.ProcessResult result = start(
                    "up", "--data", "mesh", "--port", "0", "--schema-registry-port", "0",
                    "--broker-port", Integer.toString(taken.getLocalPort()))
                    .await(READY);

            assertThat(result.exitCode()).as(result.toString()).isEqualTo(6);
            assertThat(result.err()).contains("port " + taken.getLocalPort() + " (broker)").contains("--broker-port 0");
        }
    }

    @Test
    void shouldReportADataFolderThatIsAFile() throws IOException {
        Files.createFile(folder().resolve("mesh"));

        HeddleProcess.ProcessResult result = up("mesh").await(READY);

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(6);
        assertThat(result.err()).contains("is not a folder").contains("--data DIR");
    }

    @Test
    void shouldExplainHowToGetAJdkWhenTheGivenOneIsInvalid() {
        HeddleProcess.ProcessResult result =
                HeddleProcess.run(folder(), Map.of("HEDDLE_JAVA_HOME", folder().toString()), "up");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(6);
        assertThat(result.err()).contains("is not a JDK 25 or newer").contains("fix:");
    }

    private HeddleProcess.RunningProcess up(String data) {
        return start("up", "--data", data, "-o", "json", "--port", "0", "--broker-port", "0",
                "--schema-registry-port", "0");
    }

    private HeddleProcess.RunningProcess start(String... arguments) {
        HeddleProcess.RunningProcess meshProcess = HeddleProcess.start(folder(), Map.of(), arguments);
        running.add(meshProcess);
        return meshProcess;
    }

    /** The output of {@code -o json} once the mesh is ready. */
    private static JsonNode ready(HeddleProcess.RunningProcess meshProcess) throws IOException {
        Awaitility.await().atMost(READY).until(() -> {
            if (!meshProcess.process().isAlive()) {
                throw new AssertionError("the mesh did not start: " + meshProcess.await(STOPPED));
            }
            return meshProcess.outputSoFar().endsWith("}\n");
        });
        return JSON.readTree(meshProcess.outputSoFar());
    }

    private static String port(JsonNode address) {
        String text = address.asText().replaceFirst("^http://", "");
        return text.replaceFirst("^[^:]*:([0-9]+).*$", "$1");
    }

    private Path folder() {
        return Objects.requireNonNull(temp);
    }
}
