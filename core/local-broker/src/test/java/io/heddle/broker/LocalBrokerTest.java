// SPDX-License-Identifier: Apache-2.0
package io.heddle.broker;

import io.heddle.broker.LocalBrokerException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalBrokerTest {
    @TempDir
    Path dir;

    @Test
    void shouldServeTransactionsAndKeepDataAndClusterIdWhenRestartedOnAnotherPort() throws Exception {
        String clusterId;
        try (LocalBroker broker = LocalBroker.start(LocalBrokerConfig.at(dir, 0))) {
            clusterId = broker.clusterId();
            BrokerClientsFixture clients = new BrokerClientsFixture(broker.bootstrapServers());
            clients.createTopic("t");
            clients.produceAborted("t", "lost");
            clients.produceCommitted("t", "a", "b");

            assertThat(clients.readCommitted("t", 2)).containsExactly("a", "b");
        }
        try (LocalBroker broker = LocalBroker.start(LocalBrokerConfig.at(dir, 0))) {
            BrokerClientsFixture clients = new BrokerClientsFixture(broker.bootstrapServers());
            clients.produceCommitted("t", "c");

            assertThat(broker.clusterId()).isEqualTo(clusterId);
            assertThat(clients.readCommitted("t", 3)).containsExactly("a", "b", "c");
        }
    }

    @Test
    void shouldRefuseSecondStartWhenDataDirectoryIsInUse() {
        try (LocalBroker broker = LocalBroker.start(LocalBrokerConfig.at(dir, 0))) {
            assertThat(broker.port()).isPositive();
            assertThatThrownBy(() -> LocalBroker.start(LocalBrokerConfig.at(dir, 0)))
                    .isInstanceOfSatisfying(
                            LocalBrokerException.class,
                            e -> assertThat(e.problem()).isEqualTo(Problem.ALREADY_RUNNING))
                    .hasMessageContaining(dir.toString())
                    .hasMessageContaining("stop it or choose another directory");
        }
    }

    @Test
    void shouldRefuseToStartAndReleaseLocksWhenPortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, ListenerSockets.loopback())) {
            assertThatThrownBy(() -> LocalBroker.start(LocalBrokerConfig.at(dir, taken.getLocalPort())))
                    .isInstanceOfSatisfying(
                            LocalBrokerException.class,
                            e -> assertThat(e.problem()).isEqualTo(Problem.PORT_TAKEN))
                    .hasMessageContaining("port " + taken.getLocalPort());
        }
        BrokerDataDirectory.open(LocalBrokerConfig.at(dir, 0)).close();
    }

    @Test
    void shouldRefuseADataDirectoryThatKafkaWouldReadAsTwo() {
        Path directory = dir.resolve("mesh, old");

        assertThatThrownBy(() -> LocalBroker.start(LocalBrokerConfig.at(directory, 0)))
                .isInstanceOfSatisfying(
                        LocalBrokerException.class,
                        e -> assertThat(e.problem()).isEqualTo(Problem.DATA_DIR_UNUSABLE))
                .hasMessageContaining("comma");
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void shouldRefuseToStartWhenDataDirectoryIsAFile() throws Exception {
        Path file = Files.writeString(dir.resolve("file"), "");

        assertThatThrownBy(() -> LocalBroker.start(LocalBrokerConfig.at(file, 0)))
                .isInstanceOfSatisfying(
                        LocalBrokerException.class,
                        e -> assertThat(e.problem()).isEqualTo(Problem.DATA_DIR_UNUSABLE))
                .hasMessageContaining(file.toString());
    }

    @Test
    void shouldFailInsteadOfHaltingTheProcessWhenKafkaWould() {
        List<LocalBrokerException> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (LocalBroker broker = LocalBroker.start(LocalBrokerConfig.temporary())) {
            broker.onFailure(failures::add);

            assertThatThrownBy(() -> org.apache.kafka.common.utils.internals.Exit.halt(1, "disk gone"))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(failures).singleElement().satisfies(e -> assertThat(e).hasMessageContaining("disk gone"));
    }
}
