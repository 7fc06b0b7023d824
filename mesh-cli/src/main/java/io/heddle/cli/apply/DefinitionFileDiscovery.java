// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.apply;

import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the YAML files below a folder. */
final class DefinitionFileDiscovery {
    private static final int MAX_DEPTH = 20;

    private DefinitionFileDiscovery() {}

    /**
     * The file itself, or all {@code .yaml} and {@code .yml} files below a folder, sorted by name. Skips hidden files
     * and symbolic links to folders.
     */
    static List<Path> files(Path start) {
        if (Files.isRegularFile(start)) {
            return List.of(start);
        }
        if (!Files.isDirectory(start)) {
            throw new CliException(
                    ExitCodes.NOT_FOUND, "no such file or folder: " + start,
                    "name a contract file or a folder of them");
        }
        try (Stream<Path> paths = Files.walk(start, MAX_DEPTH)) {
            List<Path> files = paths.filter(Files::isRegularFile)
                    .filter(DefinitionFileDiscovery::isYaml)
                    .filter(path -> !isHidden(start.relativize(path)))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new CliException(
                        ExitCodes.NOT_FOUND, "no .yaml file in " + start, "name a contract file or a folder of them");
            }
            return files;
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new CliException(
                    ExitCodes.NOT_FOUND, start + " cannot be read", "check the permissions of the folder", e);
        }
    }

    private static boolean isYaml(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static boolean isHidden(Path relative) {
        for (Path segment : relative) {
            if (segment.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
