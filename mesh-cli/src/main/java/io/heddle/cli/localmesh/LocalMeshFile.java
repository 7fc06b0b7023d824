// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code mesh.json} in the data folder: the process that runs the mesh, and its addresses. Written when a mesh starts,
 * deleted when it stops. A file left behind by a crash is stale: it is valid only while the folder is locked.
 */
record LocalMeshFile(long pid, String registry, String bootstrapServers, String schemaRegistry) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Optional<LocalMeshFile> read(Path dataDir) {
        try {
            var tree = JSON.readTree(path(dataDir).toFile());
            return Optional.of(new LocalMeshFile(
                    tree.path("pid").asLong(),
                    tree.path("registry").asText(),
                    tree.path("bootstrapServers").asText(),
                    tree.path("schemaRegistry").asText()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(Path dataDir) {
        try {
            Path draft = dataDir.resolve("mesh.json.draft");
            Files.writeString(draft, json() + "\n");
            Files.move(draft, path(dataDir), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path dataDir) {
        try {
            Files.deleteIfExists(path(dataDir));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Single-line JSON with a fixed property order. */
    String json() throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("pid", pid);
        fields.put("registry", registry);
        fields.put("bootstrapServers", bootstrapServers);
        fields.put("schemaRegistry", schemaRegistry);
        return JSON.writeValueAsString(fields);
    }

    private static Path path(Path dataDir) {
        return dataDir.resolve("mesh.json");
    }
}
