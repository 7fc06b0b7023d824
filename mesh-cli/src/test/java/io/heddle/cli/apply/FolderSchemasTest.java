// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.apply;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class FolderSchemasTest {
    @TempDir
    Path root;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(root.resolve("crm/schemas"));
        Files.writeString(root.resolve("crm/schemas/customer.avsc"), "inside");
        Files.writeString(root.resolve("secret.avsc"), "outside");
    }

    @Test
    void shouldLoadFromTheFolderOfTheContract() {
        FolderSchemas schemas = new FolderSchemas(root.resolve("crm"));

        assertThat(schemas.load("schemas/customer.avsc")).contains("inside");
        assertThat(schemas.load("schemas/../schemas/customer.avsc")).contains("inside");
        assertThat(schemas.loaded()).containsOnlyKeys("schemas/customer.avsc", "schemas/../schemas/customer.avsc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.avsc", "schemas/../../secret.avsc", "/etc/passwd"})
    void shouldReadNothingOutsideOfTheFolder(String url) {
        FolderSchemas schemas = new FolderSchemas(root.resolve("crm"));

        assertThat(schemas.load(url)).isEmpty();
        assertThat(schemas.outside()).containsExactly(url);
    }

    @Test
    void shouldNotFollowALinkOutOfTheFolder() throws IOException {
        Files.createSymbolicLink(root.resolve("crm/link.avsc"), root.resolve("secret.avsc"));
        FolderSchemas schemas = new FolderSchemas(root.resolve("crm"));

        assertThat(schemas.load("link.avsc")).isEmpty();
        assertThat(schemas.outside()).containsExactly("link.avsc");
    }

    @Test
    void shouldTellAbsentFilesFromThoseOutside() {
        FolderSchemas schemas = new FolderSchemas(root.resolve("crm"));

        assertThat(schemas.load("schemas/none.avsc")).isEmpty();
        assertThat(schemas.load("\u0000")).isEmpty();
        assertThat(schemas.outside()).isEmpty();
    }

    @Test
    void shouldFindYamlFilesInFoldersButNoHiddenOnes() throws IOException {
        Files.writeString(root.resolve("crm/b.yaml"), "");
        Files.writeString(root.resolve("crm/schemas/a.yml"), "");
        Files.createDirectories(root.resolve(".git"));
        Files.writeString(root.resolve(".git/x.yaml"), "");

        assertThat(Discovery.files(root)).containsExactly(root.resolve("crm/b.yaml"), root.resolve("crm/schemas/a.yml"));
    }
}
