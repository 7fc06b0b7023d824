// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

import java.time.Instant;

/**
 * Two names of the same data: the location of a table and its name in a catalog.
 *
 * @param seen when it was reported
 */
public record DatasetAlias(LineageNode.Dataset dataset, LineageNode.Dataset other, Instant seen) {}
