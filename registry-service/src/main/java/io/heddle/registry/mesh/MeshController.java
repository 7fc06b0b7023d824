// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.mesh;

import io.heddle.registry.config.RegistryConfig;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Serves the addresses a client needs to join the mesh. */
@Controller("/api/v1/mesh")
@Tag(name = "mesh")
class MeshController {
    private final RegistryConfig config;

    MeshController(RegistryConfig config) {
        this.config = config;
    }

    /** The mesh's name, the addresses of its services, and the version. */
    record Mesh(String name, String bootstrapServers, String schemaRegistryUrl, String version) {}

    @Operation(summary = "The mesh's name and the addresses of its components")
    @Get
    Mesh get() {
        return new Mesh(config.meshName(), config.bootstrapServers(), config.schemaRegistryAddress(), version());
    }

    private static String version() {
        String version = MeshController.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
