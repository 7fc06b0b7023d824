// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.diagram;

/**
 * An arrow from one box to another, or to itself.
 *
 * @param from index of the source box
 * @param fromY where it leaves the source box, in pixels from its top
 * @param to index of the target box
 * @param toY where it enters the target box, in pixels from its top
 */
public record DiagramArrow(int from, int fromY, int to, int toY) {}
