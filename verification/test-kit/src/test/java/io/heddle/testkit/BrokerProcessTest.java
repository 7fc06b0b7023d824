// SPDX-License-Identifier: Apache-2.0
package io.heddle.testkit;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class BrokerProcessTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldKeepAddressAndClusterWhenItIsRestartedAfterAKill() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(folder)) {
            String address = broker.bootstrapServers();
            String cluster = clusterId(address);

            broker.kill();
            broker.restart();

            assertThat(broker.bootstrapServers()).isEqualTo(address);
            assertThat(clusterId(address)).isEqualTo(cluster);
        }
    }

    private static String clusterId(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            return admin.describeCluster().clusterId().get();
        }
    }
}
