// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;

class LocalMeshOnBrokerTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path temp;

    @Test
    void shouldKeepTopicsAndSchemasAcrossARestart() throws Exception {
        LocalMeshConfig config = LocalMeshConfig.at(temp.resolve("größe; a=b 'c'/mesh d")).withFreePorts();
        List<String> ready = new CopyOnWriteArrayList<>();
        String schemaId;
        try (LocalMesh mesh = LocalMesh.start(config, (part, where, after) -> ready.add(part))) {
            assertThat(ready).contains("broker", "schema registry", "registry", "gate");
            assertThat(LocalMeshFile.read(mesh.dataDir())).contains(mesh.meshFile());
            schemaId = register(mesh);
            try (Admin admin = admin(mesh)) {
                admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
            }
        }
        assertThat(LocalMeshFile.read(config.dataDir())).isEmpty();

        try (LocalMesh restarted = LocalMesh.start(config, StartupListener.none()); Admin admin = admin(restarted)) {
            assertThat(admin.listTopics().names().get()).contains("kept");
            assertThat(register(restarted)).isEqualTo(schemaId);
        }
    }

    @Test
    void shouldReuseRunningParts() {
        LocalMeshConfig config = LocalMeshConfig.at(temp.resolve("first")).withFreePorts();
        try (LocalMesh first = LocalMesh.start(config, StartupListener.none())) {
            LocalMeshConfig onTop = new LocalMeshConfig(
                    temp.resolve("second"),
                    0,
                    0,
                    0,
                    Optional.of(first.bootstrapServers()),
                    Optional.of(first.schemaRegistry()),
                    false);

            try (LocalMesh second = LocalMesh.start(onTop, StartupListener.none())) {
                assertThat(second.bootstrapServers()).isEqualTo(first.bootstrapServers());
                assertThat(second.registry()).isNotEqualTo(first.registry());
            }
        }
    }

    private static Admin admin(LocalMesh mesh) {
        return Admin.create(Map.of("bootstrap.servers", mesh.bootstrapServers()));
    }

    private static String register(LocalMesh mesh) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(mesh.schemaRegistry() + "/subjects/kept-value/versions"))
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .POST(BodyPublishers.ofString("{\"schema\": \"{\\\"type\\\": \\\"string\\\"}\"}"))
                        .build();
        var response = HTTP.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }
}
