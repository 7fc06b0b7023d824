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
 * Loads the schemas that a contract references from the contract's folder and its subfolders. Because contracts may be
 * untrusted, it never reads outside that folder, neither through {@code ..} nor through a symbolic link. Records which
 * URLs were requested. Not thread-safe.
 */
final class FolderSchemaSource implements SchemaSource {
    private static final long MAX_BYTES = 1_000_000;
    private final Path folder;
    private final Map<String, String> loadedSchemas = new HashMap<>();
    private final Set<String> outsideUrls = new HashSet<>();

    FolderSchemaSource(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<String> load(String url) {
        Optional<String> schema = read(url);
        schema.ifPresent(text -> loadedSchemas.put(url, text));
        return schema;
    }

    /** The loaded schemas by URL. */
    Map<String, String> loadedSchemas() {
        return Map.copyOf(loadedSchemas);
    }

    /** Requested URLs that point outside the folder. */
    Set<String> outsideUrls() {
        return Set.copyOf(outsideUrls);
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
            // The contract reader reports this as a missing schema, with its position in the contract.
        }
        return Optional.empty();
    }
}
