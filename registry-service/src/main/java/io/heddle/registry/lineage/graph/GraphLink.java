// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import org.jspecify.annotations.Nullable;

/** One piece of evidence that data flows between two nodes; input of {@link LineageDigraphBuilder}. */
record GraphLink(GraphNode from, GraphNode to, @Nullable String via, @Nullable String mask, EdgeEvidence seen) {}
