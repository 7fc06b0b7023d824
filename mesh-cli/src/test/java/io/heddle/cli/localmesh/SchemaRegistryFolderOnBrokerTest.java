// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The real schema registry, in folders whose names mean something in a JDBC URL. */
class SchemaRegistryFolderOnBrokerTest {
    @TempDir
    Path temp;

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void shouldStoreItsSchemasInAnyDataFolder() throws Exception {
        try (DataFolder folder = DataFolder.open(temp.resolve("größe; MODE=x ~ 'c' ${d} #1?"));
                SchemaRegistryProcess process = SchemaRegistryProcess.launch(folder, freePort())) {
            process.awaitReady();

            assertThat(folder.schemaRegistry().resolve("schemas.mv.db")).isRegularFile();
        }
    }
}
