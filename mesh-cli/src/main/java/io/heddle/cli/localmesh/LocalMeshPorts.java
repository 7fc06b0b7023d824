// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * The ports of all components, determined before any of them starts, so that they can start in parallel with known
 * addresses and all port conflicts are reported at once.
 *
 * @param broker 0 if an existing cluster is used
 * @param schemaRegistry 0 if an existing schema registry is used
 */
record LocalMeshPorts(int registry, int broker, int schemaRegistry) {
    /** @throws CliException if an explicitly configured port is in use */
    static LocalMeshPorts reserve(LocalMeshConfig config) {
        try (PortReservation search = new PortReservation()) {
            int registry = search.port("registry", "--port", config.registryPort());
            int broker = config.bootstrapServers().isPresent()
                    ? 0
                    : search.port("broker", "--broker-port", config.brokerPort());
            int schemaRegistry = config.schemaRegistry().isPresent()
                    ? 0
                    : search.port("schema registry", "--schema-registry-port", config.schemaRegistryPort());
            search.throwIfTaken();
            return new LocalMeshPorts(registry, broker, schemaRegistry);
        }
    }

    /** Keeps the ports bound until all are found, so that no port is assigned twice. */
    private static final class PortReservation implements AutoCloseable {
        private final List<ServerSocket> reserved = new ArrayList<>();
        private final List<String> taken = new ArrayList<>();
        private final List<String> flags = new ArrayList<>();

        int port(String component, String flag, int requestedPort) {
            try {
                ServerSocket socket = new ServerSocket();
                reserved.add(socket);
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), requestedPort));
                return socket.getLocalPort();
            } catch (IOException e) {
                taken.add("port " + requestedPort + " (" + component + ")");
                flags.add(flag);
                return requestedPort;
            }
        }

        void throwIfTaken() {
            if (!taken.isEmpty()) {
                throw new CliException(
                        ExitCodes.CANNOT_START,
                        String.join(" and ", taken) + (taken.size() == 1 ? " is" : " are")
                                + " in use by another program",
                        "stop it, or choose another port with " + String.join(" 0 ", flags)
                                + " 0 (0 picks a free one)");
            }
        }

        @Override
        public void close() {
            for (ServerSocket socket : reserved) {
                try {
                    socket.close();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
    }
}
