// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.apply;

import io.heddle.cli.CliException;
import io.heddle.cli.ExitCodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the YAML files below a folder. */
final class Discovery {
    private static final int DEEPEST = 20;

    private Discovery() {}

    /**
     * The file itself, or the {@code .yaml} and {@code .yml} files of a folder and those below it by name; hidden ones
     * and symbolic links to folders are left out.
     */
    static List<Path> files(Path start) {
        if (Files.isRegularFile(start)) {
            return List.of(start);
        }
        if (!Files.isDirectory(start)) {
            throw new CliException(
                    ExitCodes.NOT_FOUND, "no such file or folder: " + start, "name a contract or a folder of them");
        }
        try (Stream<Path> all = Files.walk(start, DEEPEST)) {
            List<Path> files = all.filter(Files::isRegularFile)
                    .filter(Discovery::isYaml)
                    .filter(path -> !isHidden(start.relativize(path)))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new CliException(
                        ExitCodes.NOT_FOUND, "no .yaml file in " + start, "name a contract or a folder of them");
            }
            return files;
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new CliException(
                    ExitCodes.NOT_FOUND, start + " cannot be read", "check that the folder may be read", e);
        }
    }

    private static boolean isYaml(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
