// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where the parts of a mesh are.
 *
 * @param bootstrapServers of its Kafka cluster
 * @param schemaRegistryUrl a Confluent-compatible API
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
