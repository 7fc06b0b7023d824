// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.pattern;

import java.util.List;

/** A part of an expression. Groups only group; they do not capture. */
sealed interface PatternNode {
    /** One character from a set. */
    record CharacterNode(CodePointSet set) implements PatternNode {}

    record SequenceNode(List<PatternNode> pieces) implements PatternNode {}

    record ChoiceNode(List<PatternNode> pieces) implements PatternNode {}

    /**
     * A repetition.
     *
     * @param max -1 if there is no limit
     */
    record RepeatNode(PatternNode piece, int min, int max) implements PatternNode {}

    /** Matches only at the start of the text. */
    record StartAnchor() implements PatternNode {}

    /** Matches only at the end of the text. */
    record EndAnchor() implements PatternNode {}
}
