// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

/** A value in an expression. Immutable and thread-safe. */
interface RuleOperand {
    /**
     * {@link CapturedValues#PRESENT}, {@link CapturedValues#NULL}, or {@link CapturedValues#ABSENT} if CEL fails or the
     * value cannot be computed here. Read the value itself only if it is present.
     */
    int state(CapturedValues captures);

    /** An int. */
    interface LongOperand extends RuleOperand {
        long longValue(CapturedValues captures);
    }

    /** A double. */
    interface DoubleOperand extends RuleOperand {
        double doubleValue(CapturedValues captures);
    }

    /** A string in UTF-8, or bytes. */
    interface BytesOperand extends RuleOperand {
        byte[] bytes(CapturedValues captures);

        int from(CapturedValues captures);

        int to(CapturedValues captures);
    }

    /** A timestamp or a duration; its nanoseconds are never negative. */
    interface TimestampOperand extends RuleOperand {
        long seconds(CapturedValues captures);

        int nanos(CapturedValues captures);
    }
}
