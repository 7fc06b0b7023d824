// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

/** Tests of whether there is a value. */
final class Nulls {
    private Nulls() {}

    /** The null of an expression. */
    record Constant() implements Operand {
        @Override
        public int state(Captures captures) {
            return Captures.NULL;
        }
    }

    /**
     * A record, of which only whether it is null is known.
     *
     * @param slots of the nullable records on the way to it
     * @param own its own slot; -1 if it cannot be null
     */
    @SuppressWarnings("ArrayRecordComponent") // Never changed, never compared.
    record RecordSlot(int[] slots, int own) implements Operand {
        @Override
        public int state(Captures captures) {
            for (int slot : slots) {
                if (captures.states[slot] == Captures.NULL) {
                    return Captures.ABSENT;
                }
            }
            return own >= 0 && captures.states[own] == Captures.NULL ? Captures.NULL : Captures.PRESENT;
        }
    }

    record IsNull(Operand of) implements Predicate {
        @Override
        public int test(Captures captures) {
            int state = of.state(captures);
            return state == Captures.NULL ? TRUE : state == Captures.PRESENT ? FALSE : UNKNOWN;
        }
    }

    /** True or a failure: {@code has()} of a field that its record's type has. */
    record IsThere(Operand record) implements Predicate {
        @Override
        public int test(Captures captures) {
            return record.state(captures) == Captures.PRESENT ? TRUE : UNKNOWN;
        }
    }

    /** What equality says of two values of which at least one is not present. */
    static int equal(int first, int second) {
        return first == Captures.ABSENT || second == Captures.ABSENT
                ? Predicate.UNKNOWN
                : first == second ? Predicate.TRUE : Predicate.FALSE;
    }

    /** What {@code in} says of a value that is not present. */
    static int in(int state, boolean nullIn) {
        return state == Captures.NULL ? (nullIn ? Predicate.TRUE : Predicate.FALSE) : Predicate.UNKNOWN;
    }
}
