// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service as a plain process, with its output in a file. */
record StackProcess(String service, Process process, Path log) implements AutoCloseable {
    static StackProcess start(String service, List<String> command, Map<String, String> environment, Path folder) {
        try {
            Path log = Files.createTempFile(Files.createDirectories(folder.resolve("logs")), service + "-", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            Map<String, String> own =
                    new HashMap<>(Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString(), "NO_COLOR", "1"));
            own.putAll(environment);
            builder.environment().clear();
            builder.environment().putAll(own);
            return new StackProcess(service, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the process to exit. */
    int exitCode(Duration within) {
        try {
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(service + " did not end within " + within + "\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Sends SIGTERM without waiting. */
    void terminate() {
        process.destroy();
    }

    /** Kills the process, so that it never outlives the test. */
    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
