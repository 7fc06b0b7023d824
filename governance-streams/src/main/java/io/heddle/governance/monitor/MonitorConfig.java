// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.governance.MeshSource;
import org.apache.kafka.clients.CommonClientConfigs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a monitor needs to run.
 *
 * <pre>{@code
 * MonitorConfig config = MonitorConfig.of(Map.of("bootstrap.servers", "localhost:19092"), mesh, stateDir);
 * }</pre>
 *
 * @param kafka connection properties of every Kafka client, {@code bootstrap.servers} at least
 * @param mesh the source of contracts
 * @param stateDirectory a directory that no other process uses
 * @param commitInterval how often status and events become visible to read-committed consumers
 */
public record MonitorConfig(Map<String, Object> kafka, MeshSource mesh, Path stateDirectory, Duration commitInterval) {
    /** @throws IllegalArgumentException if the bootstrap servers are missing or the commit interval is not positive */
    public MonitorConfig {
        if (!kafka.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new IllegalArgumentException("kafka properties lack bootstrap.servers");
        }
        if (commitInterval.isNegative() || commitInterval.isZero()) {
            throw new IllegalArgumentException("the commit interval must be positive");
        }
        kafka = Map.copyOf(kafka);
    }

    /** A commit interval of 250 ms. */
    public static MonitorConfig of(Map<String, Object> kafka, MeshSource mesh, Path stateDirectory) {
        return new MonitorConfig(kafka, mesh, stateDirectory, Duration.ofMillis(250));
    }

    @Override
    public String toString() {
        return "MonitorConfig[bootstrap=" + kafka.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG) + "]";
    }
}
