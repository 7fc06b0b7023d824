// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.apply;

import io.heddle.contract.SchemaSource;

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
final class FolderSchemaSource implements SchemaSource {
    private static final long MAX_BYTES = 1_000_000;
    private final Path folder;
    private final Map<String, String> loadedSchemas = new HashMap<>();
    private final Set<String> outsideUrls = new HashSet<>();
    private final Set<String> absentUrls = new HashSet<>();

    FolderSchemaSource(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<String> load(String url) {
        Optional<String> schema = read(url);
        schema.ifPresent(text -> loadedSchemas.put(url, text));
        return schema;
    }

    /** The schemas found, by url. */
    Map<String, String> loadedSchemas() {
        return Map.copyOf(loadedSchemas);
    }

    /** Urls that lead out of the folder. */
    Set<String> outsideUrls() {
        return Set.copyOf(outsideUrls);
    }

    /** Urls without such a file, that may name a subject of the schema registry instead. */
    boolean mayBeSubjects() {
        return !absentUrls.isEmpty()
                && absentUrls.stream().noneMatch(url -> url.contains("/") || url.endsWith(".avsc"));
    }

    private Optional<String> read(String url) {
        try {
            Path root = folder.toRealPath();
            Path target = root.resolve(url).normalize();
            if (!target.startsWith(root) || (Files.exists(target) && !target.toRealPath().startsWith(root))) {
                outsideUrls.add(url);
                return Optional.empty();
            }
            if (Files.isRegularFile(target) && Files.size(target) <= MAX_BYTES) {
                return Optional.of(Files.readString(target, StandardCharsets.UTF_8));
            }
        } catch (IOException | InvalidPathException unreadable) {
            // Reported by the contract's reader as a schema that cannot be found, with its place in the contract.
        }
        absentUrls.add(url);
        return Optional.empty();
    }
}
