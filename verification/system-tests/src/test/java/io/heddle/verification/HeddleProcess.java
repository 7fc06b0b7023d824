// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./heddle} as a user would: through the launcher, as a process, with its output in files. */
public final class HeddleProcess {
    private HeddleProcess() {}

    /** The result of a finished command. */
    public record ProcessResult(int exitCode, String out, String err) {
        @Override
        public String toString() {
            return "exit " + exitCode + "\n--- out\n" + out + "\n--- err\n" + err;
        }
    }

    /** A command that may still be running. */
    public record RunningProcess(Process process, Path out, Path err) {
        /** Waits for the process to exit. */
        public ProcessResult await(Duration timeout) {
            try {
                if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                    kill();
                    throw new AssertionError("no end within " + timeout + "\n" + read(out) + "\n" + read(err));
                }
                return new ProcessResult(process.exitValue(), read(out), read(err));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** Sends SIGKILL to the process and its descendants. */
        public void kill() {
            List<ProcessHandle> handles = new ArrayList<>(process.descendants().toList());
            handles.add(process.toHandle());
            handles.forEach(ProcessHandle::destroyForcibly);
            handles.forEach(handle -> handle.onExit().join());
        }

        public String outputSoFar() {
            return read(out);
        }
    }

    /** Runs a command and waits for it, at most two minutes. */
    public static ProcessResult run(Path folder, Map<String, String> environment, String... arguments) {
        return start(folder, environment, arguments).await(Duration.ofMinutes(2));
    }

    /** Starts a command without waiting. */
    public static RunningProcess start(Path folder, Map<String, String> environment, String... arguments) {
        try {
            Path out = Files.createTempFile(folder, "heddle-", ".out");
            Path err = Files.createTempFile(folder, "heddle-", ".err");
            List<String> command = new ArrayList<>(List.of(System.getProperty("heddle.launcher", "./heddle")));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("HEDDLE_NO_BUILD", "1");
            builder.environment().put("NO_COLOR", "1");
            // In a mesh that runs for a minute, C2 compilation costs more than it saves.
            builder.environment().put("HEDDLE_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
            builder.environment().putAll(environment);
            return new RunningProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
