// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.demo;

import io.heddle.cli.client.MeshConnectionInfo;
import io.heddle.cli.client.RegistryApiClient;
import io.heddle.cli.localmesh.LocalMesh;

import java.net.URI;
import java.nio.file.Path;

/**
 * The mesh that a demo runs on: its own or an existing one.
 *
 * @param stateDir the state directory of the demo's Kafka Streams application
 */
record DemoMeshAddress(URI registry, String bootstrapServers, String schemaRegistry, Path stateDir) {
    static DemoMeshAddress of(LocalMesh mesh) {
        return new DemoMeshAddress(
                mesh.registry(),
                mesh.bootstrapServers(),
                mesh.schemaRegistry().toString(),
                mesh.dataDir().resolve("streams/demo"));
    }

    /** @throws io.heddle.cli.console.CliException if the mesh does not respond */
    static DemoMeshAddress existing(URI registry, Path stateDir) {
        MeshConnectionInfo info = new RegistryApiClient(registry).info();
        return new DemoMeshAddress(registry, info.bootstrapServers(), info.schemaRegistryUrl(), stateDir);
    }
}
