// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.source;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Limits the size of packages and the width of lines, and requires a {@code package-info.java} in each package. */
class SourceLayoutTest {
    private static final int MAX_FILES = 25;
    private static final int MAX_LINE_LENGTH = 120;
    /** Exempt: deliberately flat, with one file for each small public record of a contract. */
    private static final String CONTRACT = "core/contract-model/src/main/java/io/heddle/contract";

    @Test
    void shouldHoldAtMostTwentyFiveFilesInAPackage() {
        Map<String, Long> files = SourceTree.javaFiles().stream()
                .collect(Collectors.groupingBy(
                        file -> SourceTree.display(file.resolveSibling("")), TreeMap::new, Collectors.counting()));

        files.remove(CONTRACT);
        files.values().removeIf(count -> count <= MAX_FILES);

        assertThat(files).as("packages with more than %d files: split them by feature", MAX_FILES).isEmpty();
    }

    @Test
    void shouldDocumentEveryMainPackage() {
        List<String> undocumented = SourceTree.typeFiles().stream()
                .filter(SourceTree::isMain)
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !isDocumented(folder.resolve("package-info.java")))
                .map(SourceTree::display)
                .toList();

        assertThat(undocumented).as("packages whose package-info.java is missing or has no Javadoc").isEmpty();
    }

    @Test
    void shouldKeepLinesWithin120Columns() {
        List<String> wide = SourceTree.javaFiles().stream().flatMap(SourceLayoutTest::wideLines).toList();

        assertThat(wide).as("Java lines of more than %d characters", MAX_LINE_LENGTH).isEmpty();
    }

    private static boolean isDocumented(Path description) {
        return Files.isRegularFile(description) && SourceTree.text(description).contains("/**");
    }

    private static Stream<String> wideLines(Path file) {
        List<String> lines = SourceTree.lines(file).toList();
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).codePointCount(0, lines.get(i).length()) > MAX_LINE_LENGTH)
                .mapToObj(i -> SourceTree.display(file) + ":" + (i + 1));
    }
}
