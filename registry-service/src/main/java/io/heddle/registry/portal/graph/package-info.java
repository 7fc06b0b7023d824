// SPDX-License-Identifier: Apache-2.0
/**
 * Draws directed graphs in layers from left to right, on the server: boxes in columns so that arrows lead right, ordered so
 * that few arrows cross, placed so that most of them are straight. After Sugiyama, Tagawa and Toda (1981). Pure.
 */
@NullMarked
package io.heddle.registry.portal.graph;

import org.jspecify.annotations.NullMarked;
