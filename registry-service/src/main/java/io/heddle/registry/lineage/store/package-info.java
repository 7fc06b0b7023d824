// SPDX-License-Identifier: Apache-2.0
/** Stores lineage facts in the compacted topic {@code mesh.lineage-graph} and loads them at startup. */
@NullMarked
package io.heddle.registry.lineage.store;

import org.jspecify.annotations.NullMarked;
