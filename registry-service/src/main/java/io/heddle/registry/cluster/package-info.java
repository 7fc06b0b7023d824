// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the Kafka cluster through one shared admin client: consumer groups, committed offsets and the lag of ingest
 * topics.
 */
@NullMarked
package io.heddle.registry.cluster;

import org.jspecify.annotations.NullMarked;
