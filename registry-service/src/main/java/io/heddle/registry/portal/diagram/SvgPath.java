// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.diagram;

/** Builds an SVG path. */
final class SvgPath {
    private final StringBuilder text = new StringBuilder();
    private int x;
    private int y;

    SvgPath(int x, int y) {
        this.x = x;
        this.y = y;
        text.append('M').append(x).append(' ').append(y);
    }

    /** Adds a curve that starts and ends horizontally. */
    void curveTo(int nextX, int nextY) {
        int half = (x + nextX) / 2;
        text.append('C').append(half).append(' ').append(y).append(' ').append(half).append(' ').append(nextY)
                .append(' ')
                .append(nextX).append(' ').append(nextY);
        x = nextX;
        y = nextY;
    }

    void lineTo(int nextX, int nextY) {
        text.append('L').append(nextX).append(' ').append(nextY);
        x = nextX;
        y = nextY;
    }

    String text() {
        return text.toString();
    }
}
