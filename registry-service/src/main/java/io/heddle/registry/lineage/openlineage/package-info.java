// SPDX-License-Identifier: Apache-2.0
/**
 * What others report of lineage: OpenLineage events over HTTP or on {@code mesh.lineage}. HTTP only writes to the
 * topic; the graph is fed by reading it, so that every way in ends in one place and every replica knows the same.
 */
@NullMarked
package io.heddle.registry.lineage.openlineage;

import org.jspecify.annotations.NullMarked;
