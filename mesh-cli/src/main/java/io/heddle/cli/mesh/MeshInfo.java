// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.mesh;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where the parts of a mesh are.
 *
 * @param bootstrapServers of its Kafka cluster
 * @param schemaRegistryUrl a Confluent-compatible API
 */
public record MeshInfo(String name, String bootstrapServers, String schemaRegistryUrl, String version) {
    static MeshInfo of(JsonNode json) {
        return new MeshInfo(
                json.path("name").asText(),
                json.path("bootstrapServers").asText(),
                json.path("schemaRegistryUrl").asText(),
                json.path("version").asText());
    }
}
