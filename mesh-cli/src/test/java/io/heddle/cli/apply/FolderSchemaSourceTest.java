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

class FolderSchemaSourceTest {
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
        FolderSchemaSource schemas = new FolderSchemaSource(root.resolve("crm"));

        assertThat(schemas.load("schemas/customer.avsc")).contains("inside");
        assertThat(schemas.load("schemas/../schemas/customer.avsc")).contains("inside");
        assertThat(schemas.loadedSchemas()).containsOnlyKeys("schemas/customer.avsc",
                "schemas/../schemas/customer.avsc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.avsc", "schemas/../../secret.avsc", "/etc/passwd"})
    void shouldReadNothingOutsideOfTheFolder(String url) {
        FolderSchemaSource schemas = new FolderSchemaSource(root.resolve("crm"));

        assertThat(schemas.load(url)).isEmpty();
        assertThat(schemas.outsideUrls()).containsExactly(url);
    }

    @Test
    void shouldNotFollowALinkOutOfTheFolder() throws IOException {
        Files.createSymbolicLink(root.resolve("crm/link.avsc"), root.resolve("secret.avsc"));
        FolderSchemaSource schemas = new FolderSchemaSource(root.resolve("crm"));

        assertThat(schemas.load("link.avsc")).isEmpty();
        assertThat(schemas.outsideUrls()).containsExactly("link.avsc");
    }

    @Test
    void shouldDistinguishMissingFilesFromThoseOutside() {
        FolderSchemaSource schemas = new FolderSchemaSource(root.resolve("crm"));

        assertThat(schemas.load("schemas/none.avsc")).isEmpty();
        assertThat(schemas.load("\u0000")).isEmpty();
        assertThat(schemas.outsideUrls()).isEmpty();
    }

    @Test
    void shouldFindYamlFilesInFoldersButNoHiddenOnes() throws IOException {
        Files.writeString(root.resolve("crm/b.yaml"), "");
        Files.writeString(root.resolve("crm/schemas/a.yml"), "");
        Files.createDirectories(root.resolve(".git"));
        Files.writeString(root.resolve(".git/x.yaml"), "");

        assertThat(DefinitionFileDiscovery.files(root)).containsExactly(root.resolve("crm/b.yaml"),
                root.resolve("crm/schemas/a.yml"));
    }
}
