// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import org.jspecify.annotations.Nullable;

/** One piece of evidence that data flows between two nodes of a graph that is being built. */
record GraphLink(GraphNode from, GraphNode to, @Nullable String via, @Nullable String mask, EdgeEvidence seen) {}
