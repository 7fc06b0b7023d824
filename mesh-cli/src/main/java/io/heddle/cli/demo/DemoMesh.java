// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.demo;

import io.heddle.cli.localmesh.LocalMesh;
import io.heddle.cli.mesh.MeshClient;
import io.heddle.cli.mesh.MeshInfo;

import java.net.URI;
import java.nio.file.Path;

/**
 * The mesh that a demo runs on: one of its own, or one that is there already.
 *
 * @param stateDir for the files of the demo's Kafka Streams application
 */
record DemoMesh(URI registry, String bootstrapServers, String schemaRegistry, Path stateDir) {
    static DemoMesh of(LocalMesh mesh) {
        return new DemoMesh(
                mesh.registry(),
                mesh.bootstrapServers(),
                mesh.schemaRegistry().toString(),
                mesh.dataDir().resolve("streams/demo"));
    }

    /** @throws io.heddle.cli.CliException if it does not answer */
    static DemoMesh existing(URI registry, Path stateDir) {
        MeshInfo info = new MeshClient(registry).info();
        return new DemoMesh(registry, info.bootstrapServers(), info.schemaRegistryUrl(), stateDir);
    }
}
