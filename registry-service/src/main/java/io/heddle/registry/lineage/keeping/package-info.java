// SPDX-License-Identifier: Apache-2.0
/**
 * The memory of the lineage graph: what the topics it is learnt from forget, {@code mesh.lineage-graph} keeps, and all
 * replicas read the same from it.
 */
@NullMarked
package io.heddle.registry.lineage.keeping;

import org.jspecify.annotations.NullMarked;
