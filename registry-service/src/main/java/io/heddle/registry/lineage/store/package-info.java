// SPDX-License-Identifier: Apache-2.0
/**
 * Persists lineage facts in the compacted topic mesh.lineage-graph and loads them at the start.
 */
@NullMarked
package io.heddle.registry.lineage.store;

import org.jspecify.annotations.NullMarked;
