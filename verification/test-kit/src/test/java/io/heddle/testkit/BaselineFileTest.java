// SPDX-License-Identifier: Apache-2.0
package io.heddle.testkit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BaselineFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldNameTheUpdateSwitchWhenTheTextDiffersOrTheFileIsMissing() throws Exception {
        Path file = folder.resolve("table.txt");
        BaselineFile baseline = new BaselineFile(file);

        assertThatThrownBy(() -> baseline.assertMatches("new", false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dheddle.baselines=update");
        Files.writeString(file, "old");
        assertThatThrownBy(() -> baseline.assertMatches("new", false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dheddle.baselines=update");
        assertThat(file).hasContent("old");
    }

    @Test
    void shouldWriteTheFileWhenUpdatesAreOn() {
        Path file = folder.resolve("golden/table.txt");
        BaselineFile baseline = new BaselineFile(file);

        baseline.assertMatches("new\n", true);

        assertThatNoException().isThrownBy(() -> baseline.assertMatches("new\n", false));
    }
}
