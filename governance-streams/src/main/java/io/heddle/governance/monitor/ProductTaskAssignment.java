// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.ProductId;
import org.apache.kafka.common.utils.Utils;

import java.nio.charset.StandardCharsets;

/**
 * Assigns each product to the task that reads the product's partition of {@code mesh.metrics}, so that a product
 * without any metrics has a task too.
 *
 * @param partitions of {@code mesh.metrics}
 */
record ProductTaskAssignment(int partitions) {
    /** The same partition that Kafka's producers choose for the product's key. */
    int partitionOf(ProductId product) {
        return Utils.toPositive(Utils.murmur2(product.toString().getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
