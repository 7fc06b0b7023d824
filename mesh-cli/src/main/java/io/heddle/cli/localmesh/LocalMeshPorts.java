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
 * The ports the parts will listen on, found before any of them starts: so that they can start side by side, knowing of
 * each other, and so that all the ports that are taken are named at once.
 *
 * @param broker 0 where a cluster is used that runs already
 * @param schemaRegistry 0 where one is used that runs already
 */
record LocalMeshPorts(int registry, int broker, int schemaRegistry) {
    /** @throws CliException if one that was asked for by its number is taken */
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

    /** Holds the ports until all are found, so that none is given out twice. */
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
                                + " taken by another program",
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
