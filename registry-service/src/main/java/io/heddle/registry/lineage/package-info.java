// SPDX-License-Identifier: Apache-2.0
/**
 * Lineage from product to product and field to field: declared by contracts, reported as OpenLineage, or observed in
 * the cluster. It forms a single graph in memory, which every replica builds from Kafka alone.
 */
@NullMarked
package io.heddle.registry.lineage;

import org.jspecify.annotations.NullMarked;
