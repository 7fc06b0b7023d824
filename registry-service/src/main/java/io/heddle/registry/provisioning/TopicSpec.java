// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

import io.heddle.contract.TopicName;

import java.util.Map;
import java.util.Optional;

/**
 * The desired state of a topic.
 *
 * @param partitions the minimum number
 * @param replicas the replication factor on creation; empty means the cluster's default
 * @param config the topic configs set by the contract; all others are left unchanged
 */
public record TopicSpec(TopicName name, int partitions, Optional<Integer> replicas, Map<String, String> config) {
    public TopicSpec {
        config = Map.copyOf(config);
    }
}
