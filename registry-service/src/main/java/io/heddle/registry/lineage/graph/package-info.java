// SPDX-License-Identifier: Apache-2.0
/**
 * The lineage graph: facts that can be merged, snapshots built from them, and queries on snapshots. No Kafka, no HTTP.
 */
@NullMarked
package io.heddle.registry.lineage.graph;

import org.jspecify.annotations.NullMarked;
