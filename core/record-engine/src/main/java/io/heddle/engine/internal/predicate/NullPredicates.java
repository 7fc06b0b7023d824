// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

/** Tests of whether there is a value. */
final class NullPredicates {
    private NullPredicates() {}

    /** The null of an expression. */
    record Constant() implements RuleOperand {
        @Override
        public int state(CapturedValues captures) {
            return CapturedValues.NULL;
        }
    }

    /**
     * A record, of which only whether it is null is known.
     *
     * @param slots of the nullable records on the way to it
     * @param own its own slot; -1 if it cannot be null
     */
    @SuppressWarnings("ArrayRecordComponent") // Never changed, never compared.
    record RecordOperand(int[] slots, int own) implements RuleOperand {
        @Override
        public int state(CapturedValues captures) {
            for (int slot : slots) {
                if (captures.states[slot] == CapturedValues.NULL) {
                    return CapturedValues.ABSENT;
                }
            }
            return own >= 0 && captures.states[own] == CapturedValues.NULL
                    ? CapturedValues.NULL
                    : CapturedValues.PRESENT;
        }
    }

    record IsNull(RuleOperand operand) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            int state = operand.state(captures);
            return state == CapturedValues.NULL ? TRUE : state == CapturedValues.PRESENT ? FALSE : UNKNOWN;
        }
    }

    /** True or a failure: {@code has()} of a field that its record's type has. */
    record IsPresent(RuleOperand record) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            return record.state(captures) == CapturedValues.PRESENT ? TRUE : UNKNOWN;
        }
    }

    /** What equality says of two values of which at least one is not present. */
    static int equal(int first, int second) {
        return first == CapturedValues.ABSENT || second == CapturedValues.ABSENT
                ? RulePredicate.UNKNOWN
                : first == second ? RulePredicate.TRUE : RulePredicate.FALSE;
    }

    /** What {@code in} says of a value that is not present. */
    static int in(int state, boolean nullIn) {
        return state == CapturedValues.NULL
                ? (nullIn ? RulePredicate.TRUE : RulePredicate.FALSE)
                : RulePredicate.UNKNOWN;
    }
}
