// SPDX-License-Identifier: Apache-2.0
/**
 * The two outside systems that a mesh runs on. The Kafka cluster, through one shared admin client: consumer groups,
 * committed offsets and the lag of ingest topics. The schema registry, through its Confluent API.
 */
@NullMarked
package io.heddle.registry.cluster;

import org.jspecify.annotations.NullMarked;
