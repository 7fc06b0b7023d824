// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

/**
 * A test over captured values. Says {@link #TRUE} only where CEL says true. Immutable and thread-safe; allocates
 * nothing (but where a pattern needs RE2/J).
 */
public interface RulePredicate extends RuleOperand {
    /** CEL says false. */
    int FALSE = 0;
    /** CEL says true. */
    int TRUE = 1;
    /** CEL fails, or what it says is not known here. */
    int UNKNOWN = 2;
    /** The value is null, which only some operations bear. */
    int NOT_BOOLEAN = 3;

    /** One of the four. */
    int test(CapturedValues captures);

    @Override
    default int state(CapturedValues captures) {
        int result = test(captures);
        return result <= TRUE
                ? CapturedValues.PRESENT
                : result == NOT_BOOLEAN ? CapturedValues.NULL : CapturedValues.ABSENT;
    }
}
