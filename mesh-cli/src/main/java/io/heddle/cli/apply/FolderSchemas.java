// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.apply;

import io.heddle.contract.odcs.SchemaSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The schemas that a contract refers to, from the contract's own folder and those below it. Nothing outside of it is
 * ever read, not through {@code ..} and not through a symbolic link: a contract may come from somebody else. Remembers
 * what was asked for. Not thread-safe.
 */
final class FolderSchemas implements SchemaSource {
    private static final long MOST_BYTES = 1_000_000;
    private final Path folder;
    private final Map<String, String> loaded = new HashMap<>();
    private final Set<String> outside = new HashSet<>();
    private final Set<String> absent = new HashSet<>();

    FolderSchemas(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<String> load(String url) {
        Optional<String> schema = read(url);
        schema.ifPresent(text -> loaded.put(url, text));
        return schema;
    }

    /** The schemas found, by url. */
    Map<String, String> loaded() {
        return Map.copyOf(loaded);
    }

    /** Urls that lead out of the folder. */
    Set<String> outside() {
        return Set.copyOf(outside);
    }

    /** Urls without such a file, that may name a subject of the schema registry instead. */
    boolean mayBeSubjects() {
        return !absent.isEmpty() && absent.stream().noneMatch(url -> url.contains("/") || url.endsWith(".avsc"));
    }

    private Optional<String> read(String url) {
        try {
            Path root = folder.toRealPath();
            Path wanted = root.resolve(url).normalize();
            if (!wanted.startsWith(root) || (Files.exists(wanted) && !wanted.toRealPath().startsWith(root))) {
                outside.add(url);
                return Optional.empty();
            }
            if (Files.isRegularFile(wanted) && Files.size(wanted) <= MOST_BYTES) {
                return Optional.of(Files.readString(wanted, StandardCharsets.UTF_8));
            }
        } catch (IOException | InvalidPathException unreadable) {
            // Reported by the contract's reader as a schema that cannot be found, with its place in the contract.
        }
        absent.add(url);
        return Optional.empty();
    }
}
