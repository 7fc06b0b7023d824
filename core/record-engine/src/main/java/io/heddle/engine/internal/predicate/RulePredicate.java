// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

/**
 * A predicate over captured values. Returns {@link #TRUE} only if the CEL expression is true. Immutable and
 * thread-safe; allocates nothing, unless a pattern needs RE2/J.
 */
public interface RulePredicate extends RuleOperand {
    /** The CEL expression is false. */
    int FALSE = 0;
    /** The CEL expression is true. */
    int TRUE = 1;
    /** The CEL expression fails, or cannot be evaluated here. */
    int UNKNOWN = 2;
    /** The value is null, which only some operators accept. */
    int NOT_BOOLEAN = 3;

    /** One of the four results. */
    int test(CapturedValues captures);

    @Override
    default int state(CapturedValues captures) {
        int result = test(captures);
        return result <= TRUE
                ? CapturedValues.PRESENT
                : result == NOT_BOOLEAN ? CapturedValues.NULL : CapturedValues.ABSENT;
    }
}
