// SPDX-License-Identifier: Apache-2.0
package io.heddle.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a {@link LocalBroker} keeps its data and where it listens. Immutable.
 *
 * @param dataDir survives restarts; empty for a new temporary directory that is deleted on close
 * @param port on 127.0.0.1; 0 picks a free one at each start
 * @param settings Kafka broker settings that replace the defaults of this module
 */
public record LocalBrokerConfig(Optional<Path> dataDir, int port, Map<String, String> settings) {
    /** @throws IllegalArgumentException if the port is not between 0 and 65535 */
    public LocalBrokerConfig {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
        }
        settings = Map.copyOf(settings);
    }

    /** For tests: free ports, and a data directory that is deleted on close. */
    public static LocalBrokerConfig temporary() {
        return new LocalBrokerConfig(Optional.empty(), 0, Map.of());
    }

    /** For the local mesh: data and cluster id survive restarts, also when the port changes between them. */
    public static LocalBrokerConfig at(Path dataDir, int port) {
        return new LocalBrokerConfig(Optional.of(dataDir), port, Map.of());
    }

    /** A copy with one Kafka broker setting replaced, such as {@code message.max.bytes}. */
    public LocalBrokerConfig with(String setting, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(setting, value);
        return new LocalBrokerConfig(dataDir, port, more);
    }
}
