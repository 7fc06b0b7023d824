// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

import io.heddle.contract.TopicName;

import java.util.Map;
import java.util.Optional;

/**
 * A topic as a contract wants it.
 *
 * @param partitions at least this many
 * @param replicas the replication factor when the topic is made; empty means the cluster's default
 * @param config the topic configs the contract decides; all others are left alone
 */
public record TopicSpec(TopicName name, int partitions, Optional<Integer> replicas, Map<String, String> config) {
    public TopicSpec {
        config = Map.copyOf(config);
    }
}
