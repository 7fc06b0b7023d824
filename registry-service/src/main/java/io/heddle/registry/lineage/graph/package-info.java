// SPDX-License-Identifier: Apache-2.0
/**
 * The lineage graph itself: facts that merge, snapshots made of them, and the questions a snapshot answers. No Kafka,
 * no HTTP.
 */
@NullMarked
package io.heddle.registry.lineage.graph;

import org.jspecify.annotations.NullMarked;
