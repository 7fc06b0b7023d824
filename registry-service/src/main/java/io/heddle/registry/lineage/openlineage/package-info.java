// SPDX-License-Identifier: Apache-2.0
/**
 * Lineage reported by others: OpenLineage events over HTTP or on {@code mesh.lineage}. The HTTP endpoint only writes to
 * the topic. The graph is built by reading the topic, so that there is a single path and every replica has the same
 * graph.
 */
@NullMarked
package io.heddle.registry.lineage.openlineage;

import org.jspecify.annotations.NullMarked;
