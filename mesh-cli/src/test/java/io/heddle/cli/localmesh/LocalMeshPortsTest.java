// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LocalMeshPortsTest {
    private static final Path DIR = Path.of("unused");

    @Test
    void shouldFindThreeDifferentPortsWhenAnyIsAllowed() {
        LocalMeshPorts ports = LocalMeshPorts.reserve(LocalMeshConfig.at(DIR).withFreePorts());

        assertThat(ports.registry()).isPositive().isNotEqualTo(ports.broker()).isNotEqualTo(ports.schemaRegistry());
        assertThat(ports.broker()).isPositive().isNotEqualTo(ports.schemaRegistry());
    }

    @Test
    void shouldReportEveryPortInUseWithItsFlag() throws IOException {
        try (ServerSocket socket = listen(); ServerSocket two = listen()) {
            LocalMeshConfig config = new LocalMeshConfig(
                    DIR, socket.getLocalPort(), two.getLocalPort(), 0, Optional.empty(), Optional.empty(), false);

            assertThatExceptionOfType(CliException.class)
                    .isThrownBy(() -> LocalMeshPorts.reserve(config))
                    .withMessage("port %d (registry) and port %d (broker) are in use by another program",
                            socket.getLocalPort(), two.getLocalPort())
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCodes.CANNOT_START))
                    .satisfies(e -> assertThat(e.fix())
                            .hasValueSatisfying(fix -> assertThat(fix).contains("--port 0 --broker-port 0")));
        }
    }

    @Test
    void shouldNotCheckPortsOfRunningParts() throws IOException {
        try (ServerSocket taken = listen()) {
            LocalMeshConfig config = new LocalMeshConfig(
                    DIR,
                    0,
                    taken.getLocalPort(),
                    taken.getLocalPort(),
                    Optional.of("kafka:9092"),
                    Optional.of(URI.create("http://sr:8081")),
                    false);

            assertThat(LocalMeshPorts.reserve(config).broker()).isZero();
        }
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
