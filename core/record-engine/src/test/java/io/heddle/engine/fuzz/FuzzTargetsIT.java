// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.fuzz;

import io.heddle.testkit.TestSeed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the targets under Jazzer, each in its own process and all in parallel, from the same seeds. A finding fails the
 * test and leaves its input in the output.
 */
class FuzzTargetsIT {
    private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs");
    private static final List<Target> TARGETS = List.of(
            new Target(WalkFuzz.class, WalkFuzz.seeds()),
            new Target(SchemaFuzz.class, SchemaFuzz.seeds()),
            new Target(CelFuzz.class, CelFuzz.seeds()));
    /** Seconds until a hanging process is killed. */
    private static final int GRACE = 180;

    private record Target(Class<?> type, List<byte[]> seeds) {
        String name() {
            return type.getSimpleName();
        }
    }

    @TempDir
    Path folder;

    @Test
    void shouldFindNothingWhenFuzzedBriefly() throws IOException, InterruptedException {
        fuzz(List.of("-XX:TieredStopAtLevel=1"), List.of("-runs=2000", "-seed=" + (1 + TestSeed.next("fuzzing"))), 0);
    }

    @Test
    @Tag("slow")
    void shouldFindNothingWhenFuzzedForLong() throws IOException, InterruptedException {
        int seconds = Integer.getInteger("fuzz.seconds", 300);
        fuzz(List.of(), List.of("-max_total_time=" + seconds), seconds);
    }

    private void fuzz(List<String> jvmOptions, List<String> limits, int seconds)
            throws IOException, InterruptedException {
        Map<Target, Process> processes = new LinkedHashMap<>();
        try {
            for (Target target : TARGETS) {
                processes.put(target, start(target, jvmOptions, limits));
            }
            for (Map.Entry<Target, Process> process : processes.entrySet()) {
                assertFoundNothing(process.getKey(), process.getValue(), seconds);
            }
        } finally {
            processes.values().forEach(Process::destroyForcibly);
        }
    }

    private void assertFoundNothing(Target target, Process process, int seconds)
            throws IOException, InterruptedException {
        boolean ended = process.waitFor(seconds + GRACE, TimeUnit.SECONDS);
        String output = Files.readString(output(target), StandardCharsets.UTF_8);

        assertThat(ended).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        Matcher runs = RUNS.matcher(output);
        assertThat(runs.find()).as(output).isTrue();
        System.out.printf("%s: %,d runs, both engines, no finding%n", target.name(), Long.parseLong(runs.group(1)));
        assertThat(Long.parseLong(runs.group(1))).isGreaterThanOrEqualTo(1000);
    }

    private Path output(Target target) {
        return folder.resolve(target.name() + ".log");
    }

    private Process start(Target target, List<String> jvmOptions, List<String> limits) throws IOException {
        Path own = Files.createDirectory(folder.resolve(target.name()));
        Path corpus = Files.createDirectory(own.resolve("corpus"));
        for (int i = 0; i < target.seeds().size(); i++) {
            Files.write(corpus.resolve("seed-" + i), target.seeds().get(i));
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC",
                "-Xshare:off",
                "--enable-native-access=ALL-UNNAMED", "-XX:+EnableDynamicAgentLoading",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer", "--target_class=" + target.type().getName(),
                "--instrumentation_includes=io.heddle.**", "--custom_hook_includes=io.heddle.**",
                "--reproducer_path=" + own, "-artifact_prefix=" + own + "/", "-timeout=60", "-rss_limit_mb=3000"));
        command.addAll(limits);
        command.add(corpus.toString());
        return new ProcessBuilder(command)
                .directory(own.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output(target).toFile())
                .start();
    }
}
