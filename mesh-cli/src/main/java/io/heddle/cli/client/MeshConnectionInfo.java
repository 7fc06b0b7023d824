// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The addresses of a mesh.
 *
 * @param bootstrapServers the mesh's Kafka cluster
 * @param schemaRegistryUrl base URL of a Confluent-compatible API
 */
public record MeshConnectionInfo(String name, String bootstrapServers, String schemaRegistryUrl, String version) {
    static MeshConnectionInfo of(JsonNode json) {
        return new MeshConnectionInfo(
                json.path("name").asText(),
                json.path("bootstrapServers").asText(),
                json.path("schemaRegistryUrl").asText(),
                json.path("version").asText());
    }
}
