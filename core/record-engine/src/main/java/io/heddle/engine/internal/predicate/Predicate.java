// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

/**
 * A test over captured values. Says {@link #TRUE} only where CEL says true. Immutable and thread-safe; allocates nothing
 * (but where a pattern needs RE2/J).
 */
public interface Predicate extends Operand {
    /** CEL says false. */
    int FALSE = 0;
    /** CEL says true. */
    int TRUE = 1;
    /** CEL fails, or what it says is not known here. */
    int UNKNOWN = 2;
    /** The value is null, which only some operations bear. */
    int NOT_BOOLEAN = 3;

    /** One of the four. */
    int test(Captures captures);

    @Override
    default int state(Captures captures) {
        int result = test(captures);
        return result <= TRUE ? Captures.PRESENT : result == NOT_BOOLEAN ? Captures.NULL : Captures.ABSENT;
    }
}
