// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileKeysetTest {
    private static final byte[] INPUT = "input".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void shouldProduceTheSameOutputsWhenReopened() {
        Path file = folder.resolve("keys/masking.json");

        byte[] first = FileKeyset.openOrCreate(file).pseudorandom(INPUT);

        assertThat(FileKeyset.openOrCreate(file).pseudorandom(INPUT)).isEqualTo(first).hasSize(KeyProvider.SIZE);
        assertThat(FileKeyset.open(file).pseudorandom(INPUT)).isEqualTo(first);
    }

    @Test
    void shouldBeReadableByItsOwnerOnlyWhenCreated() throws IOException {
        Path file = folder.resolve("keys/masking.json");

        FileKeyset.openOrCreate(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rwx------");
        try (var files = Files.list(folder.resolve("keys"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void shouldProduceOtherOutputsWithOtherKeys() {
        assertThat(FileKeyset.openOrCreate(folder.resolve("a.json")).pseudorandom(INPUT))
                .isNotEqualTo(FileKeyset.openOrCreate(folder.resolve("b.json")).pseudorandom(INPUT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "not json", "{\"primaryKeyId\":1,\"key\":[]}", "{\"primaryKeyId\":1"})
    void shouldRefuseAndKeepAFileThatIsNotAKeyset(String content) throws IOException {
        Path file = folder.resolve("masking.json");
        Files.writeString(file, content);

        assertThatThrownBy(() -> FileKeyset.openOrCreate(file))
                .isInstanceOf(KeysetException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("restore it from a backup");
        assertThat(Files.readString(file)).isEqualTo(content);
    }

    @Test
    void shouldNotQuoteKeysWhenFileIsDamaged() throws IOException {
        Path file = folder.resolve("masking.json");
        FileKeyset.openOrCreate(file);
        String original = Files.readString(file);
        Files.writeString(file, original.substring(0, original.length() - 10));

        assertThatThrownBy(() -> FileKeyset.openOrCreate(file))
                .isInstanceOf(KeysetException.class)
                .hasNoCause()
                .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("keyData", "value"));
    }

    @Test
    void shouldReportTheFixWhenFileOrFolderCannotBeUsed() throws IOException {
        Path obstacle = folder.resolve("file");
        Files.writeString(obstacle, "");

        assertThatThrownBy(() -> FileKeyset.openOrCreate(obstacle.resolve("masking.json")))
                .isInstanceOf(KeysetException.class)
                .hasMessageContaining("cannot");
        assertThatThrownBy(() -> FileKeyset.openOrCreate(folder))
                .isInstanceOf(KeysetException.class)
                .hasMessageContaining("make the file readable");
        assertThatThrownBy(() -> FileKeyset.open(folder.resolve("missing.json")))
                .isInstanceOf(KeysetException.class)
                .hasMessageContaining("make the file readable");
    }

    @Test
    void shouldCreateOneKeysetWhenManyStartConcurrently() throws Exception {
        Path file = folder.resolve("masking.json");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<byte[]>> starts = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                starts.add(() -> FileKeyset.openOrCreate(file).pseudorandom(INPUT));
            }
            Set<String> outputs = new HashSet<>();
            for (Future<byte[]> output : threads.invokeAll(starts)) {
                outputs.add(HexFormat.of().formatHex(output.get()));
            }
            assertThat(outputs).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldProduceTheSameOutputsWhenUsedByManyThreads() throws Exception {
        FileKeyset keys = FileKeyset.openOrCreate(folder.resolve("masking.json"));
        byte[] expected = keys.pseudorandom(INPUT);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> {
                    boolean same = true;
                    for (int k = 0; k < 500; k++) {
                        same &= java.util.Arrays.equals(expected, keys.pseudorandom(INPUT));
                    }
                    return same;
                });
            }
            for (Future<Boolean> same : threads.invokeAll(calls)) {
                assertThat(same.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
