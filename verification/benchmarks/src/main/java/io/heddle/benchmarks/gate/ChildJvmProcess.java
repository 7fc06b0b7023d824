// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A child JVM that exits at the end of its standard input. It prints one line when it is ready. */
final class ChildJvmProcess implements AutoCloseable {
    private static final String READY = "READY ";

    private final Process process;
    private final String readyMessage;

    private ChildJvmProcess(Process process, String ready) {
        this.process = process;
        this.readyMessage = ready;
    }

    /**
     * Starts a main class and waits until the process is ready.
     *
     * @throws IllegalStateException if the process exits before that
     */
    static ChildJvmProcess start(Class<?> main, List<String> jvm, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.startsWith(READY)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IllegalStateException(main.getSimpleName() + " ended before it was ready; see above");
        }
        return new ChildJvmProcess(process, line.substring(READY.length()));
    }

    /** Called in the child: prints the ready message, and returns when the process should exit. */
    static void signalReadyAndWait(String ready) throws IOException {
        System.out.println(READY + ready);
        System.out.flush();
        while (System.in.read() >= 0) {
            // No data is ever sent; only the end of the stream matters.
        }
    }

    /** The message that the child printed when it was ready. */
    String readyMessage() {
        return readyMessage;
    }

    /** The CPU time used so far, in seconds. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().map(time -> time.toNanos() / 1e9).orElse(Double.NaN);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
