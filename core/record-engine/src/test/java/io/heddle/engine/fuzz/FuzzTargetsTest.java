// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.fuzz;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs each target under Jazzer. A finding fails the test and leaves its input in the output. */
@Tag("slow")
class FuzzTargetsTest {
    private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(classes = {WalkFuzz.class, SchemaFuzz.class, CelFuzz.class})
    void shouldFindNothingWhenFuzzedForAWhile(Class<?> target) throws IOException, InterruptedException {
        fuzz(target, "-runs=3000");
    }

    @ParameterizedTest
    @ValueSource(classes = {WalkFuzz.class, SchemaFuzz.class, CelFuzz.class})
    void shouldFindNothingWhenFuzzedForLong(Class<?> target) throws IOException, InterruptedException {
        fuzz(target, "-max_total_time=" + Integer.getInteger("fuzz.seconds", 300));
    }

    /** The first run loads classes, instrumented, for seconds: a short time limit would end with it. */
    private void fuzz(Class<?> target, String limit) throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED", "-XX:+EnableDynamicAgentLoading", "-cp", classPath,
                        "com.code_intelligence.jazzer.Jazzer", "--target_class=" + target.getName(),
                        "--instrumentation_includes=io.heddle.**", "--custom_hook_includes=io.heddle.**",
                        "--reproducer_path=" + folder, "-artifact_prefix=" + folder + "/", limit,
                        "-timeout=300", "-rss_limit_mb=3000"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        Matcher runs = RUNS.matcher(output);
        assertThat(runs.find()).as(output).isTrue();
        System.out.println(target.getSimpleName() + ": " + runs.group(1) + " runs, no finding");
        assertThat(Long.parseLong(runs.group(1))).isGreaterThan(2);
    }
}
