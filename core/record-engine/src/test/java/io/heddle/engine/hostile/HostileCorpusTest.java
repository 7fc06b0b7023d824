// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.hostile;

import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.CompiledRecordEngine;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole corpus in a JVM with a heap of 64 MB. */
class HostileCorpusTest {
    @Test
    void shouldContainAtLeastTwoHundredCases() {
        assertThat(HostileCorpus.all()).hasSizeGreaterThan(200);
    }

    @Test
    void shouldSurviveTheCorpusWithASmallHeap() throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", classPath, HostileRun.class.getName(),
                AvroRecordEngine.class.getName(),
                CompiledRecordEngine.class.getName()))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        System.out.println(output);
        assertThat(output)
                .contains(" cases against AvroRecordEngine")
                .contains(" cases against CompiledRecordEngine")
                .doesNotContain("FAILED");
        assertThat(process.exitValue()).isZero();
    }
}
