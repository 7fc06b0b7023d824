// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

/** Operands and predicates that only depend on whether a value is null. */
final class NullPredicates {
    private NullPredicates() {}

    /** The null literal. */
    record Constant() implements RuleOperand {
        @Override
        public int state(CapturedValues captures) {
            return CapturedValues.NULL;
        }
    }

    /**
     * A record, of which only its nullness is known.
     *
     * @param slots slots of the nullable records that enclose it
     * @param own its own slot; -1 if it cannot be null
     */
    @SuppressWarnings("ArrayRecordComponent") // never modified or compared
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

    /** {@code has()} of a field that the record's type declares: true, or a failure if the record is null. */
    record IsPresent(RuleOperand record) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            return record.state(captures) == CapturedValues.PRESENT ? TRUE : UNKNOWN;
        }
    }

    /** The result of equality if at least one of the values is not present. */
    static int equal(int first, int second) {
        return first == CapturedValues.ABSENT || second == CapturedValues.ABSENT
                ? RulePredicate.UNKNOWN
                : first == second ? RulePredicate.TRUE : RulePredicate.FALSE;
    }

    /** The result of {@code in} for a value that is not present. */
    static int in(int state, boolean nullIn) {
        return state == CapturedValues.NULL
                ? (nullIn ? RulePredicate.TRUE : RulePredicate.FALSE)
                : RulePredicate.UNKNOWN;
    }
}
