// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.pattern;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An expression as a nondeterministic automaton (Thompson's construction): nodes that consume a character, fork, or
 * assert the start or end of the text. A set of nodes holds the positions a match may have reached.
 */
final class PatternNfa {
    private static final int LARGEST = 3000;
    private static final int MAX_PIECES = 20_000;
    private static final int FORK = -1;
    private static final int START = -2;
    private static final int END = -3;
    private static final int MATCH = -4;

    /** The type of each node: one of the constants above, or the index of the set whose characters it consumes. */
    private int[] kinds = new int[64];
    private int[] nexts = new int[64];
    private int[] others = new int[64];
    private int size;
    private int pieces;
    private final Map<CodePointSet, Integer> sets = new LinkedHashMap<>();
    private final int first;

    private static final class PatternTooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1;

        PatternTooLargeException() {
            super("too large", null, false, false);
        }
    }

    private PatternNfa(PatternNode piece) {
        first = add(piece, node(MATCH, 0, 0));
    }

    /** Null if the automaton would be too large. */
    static @Nullable PatternNfa of(PatternNode piece) {
        try {
            return new PatternNfa(piece);
        } catch (PatternTooLargeException e) {
            return null;
        }
    }

    List<CodePointSet> sets() {
        return List.copyOf(sets.keySet());
    }

    /** The nodes where a match starts. */
    BitSet begin(boolean atStart) {
        BitSet nodes = new BitSet(size);
        follow(first, atStart, false, nodes);
        return nodes;
    }

    /** The nodes reached from these with a character of these sets. */
    BitSet step(BitSet nodes, BitSet taken) {
        BitSet result = new BitSet(size);
        for (int i = nodes.nextSetBit(0); i >= 0; i = nodes.nextSetBit(i + 1)) {
            if (kinds[i] >= 0 && taken.get(kinds[i])) {
                follow(nexts[i], false, false, result);
            }
        }
        return result;
    }

    boolean isMatch(BitSet nodes) {
        for (int i = nodes.nextSetBit(0); i >= 0; i = nodes.nextSetBit(i + 1)) {
            if (kinds[i] == MATCH) {
                return true;
            }
        }
        return false;
    }

    boolean isMatchAtEnd(BitSet nodes, boolean atStart) {
        BitSet beyond = new BitSet(size);
        for (int i = nodes.nextSetBit(0); i >= 0; i = nodes.nextSetBit(i + 1)) {
            follow(i, atStart, true, beyond);
        }
        return isMatch(beyond);
    }

    /** Adds the nodes reachable without a character; iterative because graphs can be deep. */
    private void follow(int from, boolean atStart, boolean atEnd, BitSet nodes) {
        int[] open = new int[16];
        int count = 0;
        open[count++] = from;
        while (count > 0) {
            int node = open[--count];
            if (nodes.get(node)) {
                continue;
            }
            nodes.set(node);
            if (count + 2 > open.length) {
                open = Arrays.copyOf(open, open.length * 2);
            }
            int kind = kinds[node];
            if (kind == FORK) {
                open[count++] = nexts[node];
                open[count++] = others[node];
            } else if ((kind == START && atStart) || (kind == END && atEnd)) {
                open[count++] = nexts[node];
            }
        }
    }

    private int add(PatternNode piece, int next) {
        // Nested repetitions of the empty expression create no nodes, so pieces are limited too.
        if (++pieces > MAX_PIECES) {
            throw new PatternTooLargeException();
        }
        if (piece instanceof PatternNode.CharacterNode one) {
            Integer set = sets.computeIfAbsent(one.set(), key -> sets.size());
            return node(set, next, 0);
        }
        if (piece instanceof PatternNode.SequenceNode sequence) {
            int begin = next;
            List<PatternNode> parts = sequence.pieces();
            for (int i = parts.size() - 1; i >= 0; i--) {
                begin = add(parts.get(i), begin);
            }
            return begin;
        }
        if (piece instanceof PatternNode.ChoiceNode choice) {
            int begin = -1;
            for (PatternNode one : choice.pieces()) {
                int other = add(one, next);
                begin = begin < 0 ? other : node(FORK, begin, other);
            }
            return begin;
        }
        if (piece instanceof PatternNode.RepeatNode repeat) {
            return repeat(repeat, next);
        }
        return node(piece instanceof PatternNode.StartAnchor ? START : END, next, 0);
    }

    private int repeat(PatternNode.RepeatNode repeat, int next) {
        int begin = next;
        if (repeat.max() < 0) {
            begin = node(FORK, 0, next);
            // Evaluated before the assignment because it may reallocate the arrays.
            int inside = add(repeat.piece(), begin);
            nexts[begin] = inside;
        } else {
            for (int i = repeat.min(); i < repeat.max(); i++) {
                begin = node(FORK, add(repeat.piece(), begin), next);
            }
        }
        for (int i = 0; i < repeat.min(); i++) {
            begin = add(repeat.piece(), begin);
        }
        return begin;
    }

    private int node(int kind, int next, int other) {
        if (size == LARGEST) {
            throw new PatternTooLargeException();
        }
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            nexts = Arrays.copyOf(nexts, size * 2);
            others = Arrays.copyOf(others, size * 2);
        }
        kinds[size] = kind;
        nexts[size] = next;
        others[size] = other;
        return size++;
    }
}
