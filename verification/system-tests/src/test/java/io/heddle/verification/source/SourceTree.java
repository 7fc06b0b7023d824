// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The hand-written files of the repository, without build output. */
final class SourceTree {
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", "build");
    private static final List<Path> FILES = walk(root());

    private SourceTree() {}

    /** The root of the repository: the nearest parent folder that contains the launcher. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("heddle"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("run this test inside the repository");
            }
        }
        return folder;
    }

    /** All Java files, main and test. */
    static List<Path> javaFiles() {
        return FILES.stream().filter(file -> file.toString().endsWith(".java")).toList();
    }

    /** Java files that declare a type: no {@code package-info.java} and no scripts outside {@code src}. */
    static List<Path> typeFiles() {
        return javaFiles().stream()
                .filter(file -> !name(file).equals("package-info") && file.toString().contains("/src/"))
                .toList();
    }

    static List<Path> documents() {
        return FILES.stream().filter(file -> file.toString().endsWith(".md")).toList();
    }

    /** The templates of the portal's pages. */
    static List<Path> templates() {
        return FILES.stream().filter(file -> file.toString().endsWith(".jte")).toList();
    }

    static boolean isMain(Path file) {
        return file.toString().contains("/src/main/java/");
    }

    /** The file name without extension: for a Java file, the simple name of its type. */
    static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** The path relative to the root of the repository. */
    static String display(Path file) {
        return root().relativize(file).toString();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> lines(Path file) {
        return text(file).lines();
    }

    private static List<Path> walk(Path root) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = folder.getFileName().toString();
                    boolean hidden = name.startsWith(".") && !folder.equals(root);
                    return hidden || NOT_OURS.contains(name)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(files);
    }
}
