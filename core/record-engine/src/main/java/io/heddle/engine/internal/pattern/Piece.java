// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.pattern;

import java.util.List;

/** A part of an expression. Groups only group: nobody asks what they hold. */
sealed interface Piece {
    /** One character of a set. */
    record One(CodePoints set) implements Piece {}

    record Sequence(List<Piece> pieces) implements Piece {}

    record Choice(List<Piece> pieces) implements Piece {}

    /**
     * The same again.
     *
     * @param most -1 if there is no limit
     */
    record Repeat(Piece piece, int least, int most) implements Piece {}

    /** Only at the start of the text. */
    record Start() implements Piece {}

    /** Only at the end of the text. */
    record End() implements Piece {}
}
