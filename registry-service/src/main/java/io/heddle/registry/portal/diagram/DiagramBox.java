// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.diagram;

/**
 * A box to place.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 */
public record DiagramBox(int width, int height) {
    /** @throws IllegalArgumentException if the width or height is not positive */
    public DiagramBox {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a box has sides of at least 1");
        }
    }
}
