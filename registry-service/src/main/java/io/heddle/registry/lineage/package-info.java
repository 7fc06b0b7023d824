// SPDX-License-Identifier: Apache-2.0
/**
 * Who feeds whom, product to product and field to field: declared by contracts, reported as OpenLineage, observed in
 * the cluster. One graph, in memory, that every replica builds from Kafka alone.
 */
@NullMarked
package io.heddle.registry.lineage;

import org.jspecify.annotations.NullMarked;
