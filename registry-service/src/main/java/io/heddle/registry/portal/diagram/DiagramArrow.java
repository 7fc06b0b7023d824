// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.diagram;

/**
 * Something that leads from one box to another, or to itself.
 *
 * @param from index of a box
 * @param fromY where it leaves the box, in pixels from its top
 * @param to index of a box
 * @param toY where it reaches the box, in pixels from its top
 */
public record DiagramArrow(int from, int fromY, int to, int toY) {}
