// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.process;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Uses real processes, because signals cannot be tested otherwise. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no signals there")
class ComponentProcessTest {
    @TempDir
    Path folder;

    @Test
    void shouldShutDownGracefullyWithExitCodeZeroOnSignal() throws Exception {
        Process process = start(Map.of("HEDDLE_ENDING_TAKES", "300ms"));
        awaitOutput("started with loom");

        process.destroy();

        assertThat(exitCode(process)).as(output()).isZero();
        assertThat(output()).contains("woven", "the loom has stopped");
    }

    @Test
    void shouldExitImmediatelyOnTheSecondSignal() throws Exception {
        Process process = start(Map.of("HEDDLE_ENDING_TAKES", "30s"));
        awaitOutput("started with loom");

        process.destroy();
        awaitOutput("a second signal stops it at once");
        process.destroy();

        assertThat(exitCode(process)).as(output()).isEqualTo(143);
        assertThat(output()).doesNotContain("woven");
    }

    @Test
    void shouldTerminateWhenShutdownExceedsTheLimit() throws Exception {
        Process process = start(Map.of("HEDDLE_ENDING_TAKES", "30s", "HEDDLE_STOP_TIMEOUT", "200ms"));
        awaitOutput("started with loom");

        process.destroy();

        assertThat(exitCode(process)).as(output()).isEqualTo(1);
        assertThat(output()).contains("is killed");
    }

    @Test
    void shouldReportInvalidSettingsAndFailToStart() throws Exception {
        assertThat(exitCode(start(Map.of("HEDDLE_ENDING_TAKES", "long", "HEDDLE_STARTS", "late")))).isEqualTo(2);
        assertThat(output()).contains("error: loom: 2 settings are invalid", "HEDDLE_ENDING_TAKES", "HEDDLE_STARTS");

        assertThat(exitCode(start(Map.of("HEDDLE_STARTS", "badly", "HEDDLE_LOG_FORMAT", "json")))).isEqualTo(6);
        assertThat(output()).contains("\"message\":\"cannot start: the thread is torn; replace it\"");
    }

    private Process start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx32m",
                "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), SlowComponentFixture.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HEDDLE_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static int exitCode(Process process) throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it did not end");
        }
        return process.exitValue();
    }

    private void awaitOutput(String text) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20)).until(this::output,
                seen -> seen.contains(text));
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("out"));
    }
}
