// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.pattern;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A deterministic automaton as a transition table over character classes. The table is built completely up front, or
 * not at all if it would be too large. Immutable and thread-safe.
 */
final class DfaPattern implements Utf8Pattern {
    static final int MAX_STATES = 1000;
    private static final int MAX_CELLS = 1 << 16;
    /** Dead state: no continuation of the text can match. */
    private static final int DEAD = 0;
    /** Accepting state: every continuation of the text matches. */
    private static final int FOUND = 1;
    private static final int START = 2;

    private final CharacterClasses alphabet;
    private final byte[] ascii;
    private final int kinds;
    /** Offsets of the next state's row, by row and character class. */
    private final int[] table;
    private final boolean[] matchesAtEnd;

    private DfaPattern(CharacterClasses alphabet, int[] table, boolean[] matchesAtEnd) {
        this.alphabet = alphabet;
        this.ascii = alphabet.ascii();
        this.kinds = alphabet.size();
        this.table = table;
        this.matchesAtEnd = matchesAtEnd;
    }

    /** Null if the table would be too large. */
    static @Nullable DfaPattern of(PatternNode piece, boolean anchored) {
        PatternNfa nfa = PatternNfa.of(piece);
        CharacterClasses alphabet = nfa == null ? null : CharacterClasses.of(nfa.sets());
        return nfa == null || alphabet == null ? null : new Construction(nfa, alphabet, anchored).build();
    }

    /** Subset construction (Rabin and Scott): every state is a set of NFA nodes. */
    private static final class Construction {
        private final PatternNfa nfa;
        private final CharacterClasses alphabet;
        private final boolean anchored;
        private final BitSet restartSet;
        private final Map<BitSet, Integer> known = new HashMap<>();
        private final List<BitSet> states = new ArrayList<>();

        Construction(PatternNfa nfa, CharacterClasses alphabet, boolean anchored) {
            this.nfa = nfa;
            this.alphabet = alphabet;
            this.anchored = anchored;
            this.restartSet = anchored ? new BitSet() : nfa.begin(false);
        }

        @Nullable
        DfaPattern build() {
            int kinds = alphabet.size();
            int maxStates = Math.min(MAX_STATES, MAX_CELLS / kinds);
            states.add(new BitSet());
            states.add(new BitSet());
            // Not looked up by its set: start anchors match in this state only.
            states.add(nfa.begin(true));
            int[] table = new int[16 * kinds];
            Arrays.fill(table, FOUND * kinds, START * kinds, FOUND * kinds);
            for (int state = START; state < states.size(); state++) {
                if (states.size() > maxStates) {
                    return null;
                }
                if ((state + 1) * kinds > table.length) {
                    table = Arrays.copyOf(table, table.length * 2);
                }
                for (int kind = 0; kind < kinds; kind++) {
                    table[state * kinds + kind] = after(state, kind) * kinds;
                }
            }
            return new DfaPattern(alphabet, Arrays.copyOf(table, states.size() * kinds), ends());
        }

        private int after(int state, int kind) {
            BitSet from = states.get(state);
            if (!anchored && nfa.isMatch(from)) {
                return FOUND;
            }
            BitSet next = nfa.step(from, alphabet.setsOf(kind));
            next.or(restartSet);
            if (!anchored && nfa.isMatch(next)) {
                return FOUND;
            }
            if (next.isEmpty()) {
                return DEAD;
            }
            Integer found = known.putIfAbsent(next, states.size());
            if (found == null) {
                states.add(next);
                return states.size() - 1;
            }
            return found;
        }

        private boolean[] ends() {
            boolean[] ends = new boolean[states.size()];
            ends[FOUND] = true;
            for (int state = START; state < ends.length; state++) {
                ends[state] = nfa.isMatchAtEnd(states.get(state), state == START);
            }
            return ends;
        }
    }

    @Override
    public boolean accepts(byte[] utf8, int from, int to) {
        int[] cells = table;
        byte[] kindOf = ascii;
        int decided = FOUND * kinds;
        int row = START * kinds;
        int position = from;
        while (position < to) {
            int b = utf8[position];
            int kind;
            if (b >= 0) {
                kind = kindOf[b];
                position++;
            } else if (b < (byte) 0xe0) {
                kind = alphabet.classOf((b & 0x1f) << 6 | (utf8[position + 1] & 0x3f));
                position += 2;
            } else if (b < (byte) 0xf0) {
                kind = alphabet
                        .classOf((b & 0xf) << 12 | (utf8[position + 1] & 0x3f) << 6 | (utf8[position + 2] & 0x3f));
                position += 3;
            } else {
                kind = alphabet
                        .classOf((b & 7) << 18 | (utf8[position + 1] & 0x3f) << 12 | (utf8[position + 2] & 0x3f) << 6
                                | (utf8[position + 3] & 0x3f));
                position += 4;
            }
            row = cells[row + kind];
            if (row <= decided) {
                return row == decided;
            }
        }
        return matchesAtEnd[row / kinds];
    }

    @Override
    public boolean isCompiled() {
        return true;
    }

    @Override
    public String toString() {
        return matchesAtEnd.length + " states of " + kinds + " kinds";
    }
}
