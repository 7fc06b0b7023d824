// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DataFolderTest {
    @TempDir
    Path temp;

    @Test
    void shouldCreateTheFolderAndItsPartsWhenItIsMissing() {
        try (DataFolder folder = DataFolder.open(temp.resolve("a/b c"))) {
            assertThat(folder.broker()).isEmptyDirectory();
            assertThat(folder.log()).isEqualTo(temp.resolve("a/b c/logs/heddle.log"));
        }
    }

    @Test
    void shouldRefuseACommaBeforeItCreatesAnything() {
        Path folder = temp.resolve("mesh, old/data");

        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> DataFolder.open(folder))
                .withMessage("the data folder " + folder + " has a comma in its path, which Kafka reads as two folders")
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCodes.CANNOT_START));
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void shouldReportTheRunningMeshWhenTheFolderIsInUse() {
        new LocalMeshFile(4711, "http://localhost:8099", "127.0.0.1:1", "http://127.0.0.1:2").write(temp);
        try (DataFolder first = DataFolder.open(temp)) {
            assertThat(first.path()).isEqualTo(temp);

            assertThatExceptionOfType(CliException.class)
                    .isThrownBy(() -> DataFolder.open(temp))
                    .withMessageContaining("is already running on " + temp + ", as process 4711, at "
                            + "http://localhost:8099")
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCodes.CANNOT_START))
                    .satisfies(e -> assertThat(e.fix()).hasValueSatisfying(fix -> assertThat(fix).contains("--data")));
        }
    }

    @Test
    void shouldReopenAfterCloseDespiteAStaleMeshFile() {
        DataFolder.open(temp).close();
        new LocalMeshFile(4711, "http://localhost:8099", "127.0.0.1:1", "http://127.0.0.1:2").write(temp);

        try (DataFolder reopened = DataFolder.open(temp)) {
            assertThat(reopened.path()).isEqualTo(temp);
        }
    }

    @Test
    void shouldRefuseAFileInPlaceOfAFolder() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> DataFolder.open(file))
                .withMessage("the data folder " + file + " is not a folder");
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> DataFolder.open(file.resolve("below")))
                .withMessageContaining("the data folder " + file.resolve("below"));
    }

    @Test
    void shouldRefuseAFolderWhosePartCannotBeWritten() throws IOException {
        Files.createFile(temp.resolve("streams"));

        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> DataFolder.open(temp))
                .withMessageContaining("cannot be written");
        Files.delete(temp.resolve("streams"));
        DataFolder.open(temp).close();
    }

    @Test
    void shouldReportTheMissingSpaceWhenTheDiskIsFull() {
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> DataFolder.open(temp, Long.MAX_VALUE))
                .withMessageMatching(".* has only \\d+ MB left on its disk; the mesh needs \\d+ MB")
                .satisfies(e -> assertThat(e.fix())
                        .hasValueSatisfying(fix -> assertThat(fix).contains("free some space")));
    }
}
