// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The repository as seen by the image build.
 *
 * @param changed replacement contents of files, to test whether the checks detect a change
 */
record ShippedFiles(Path root, Map<String, String> changed) {
    static ShippedFiles ofRepository() {
        Path launcher = Path.of(System.getProperty("heddle.launcher", "../../heddle"));
        return new ShippedFiles(launcher.toAbsolutePath().resolveSibling("").normalize(), Map.of());
    }

    /** A copy with one file changed. */
    ShippedFiles with(String path, String original, String replacement) {
        String text = text(path);
        if (!text.contains(original)) {
            throw new AssertionError(path + " does not contain " + original);
        }
        Map<String, String> changes = new HashMap<>(changed);
        changes.put(path, text.replaceFirst(Pattern.quote(original), Matcher.quoteReplacement(replacement)));
        return new ShippedFiles(root, changes);
    }

    String text(String path) {
        try {
            return changed.containsKey(path) ? changed.getOrDefault(path, "") : Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean exists(String path) {
        return Files.exists(root.resolve(path));
    }

    /** A property of the root pom. */
    String version(String property) {
        Matcher matcher = Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)<").matcher(text("pom.xml"));
        if (!matcher.find()) {
            throw new AssertionError("no " + property + " in pom.xml");
        }
        return matcher.group(1);
    }

    /** The repository paths of all files in the folder. */
    List<String> filesIn(String folder) {
        try (Stream<Path> paths = Files.walk(root.resolve(folder))) {
            return paths.filter(Files::isRegularFile).map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
