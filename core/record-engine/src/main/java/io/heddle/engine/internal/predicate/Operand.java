// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

/** A value in an expression. Immutable and thread-safe. */
interface Operand {
    /**
     * {@link Captures#PRESENT}, {@link Captures#NULL}, or {@link Captures#ABSENT} for what fails in CEL or is not known here.
     * The value itself may be asked for only if it is present.
     */
    int state(Captures captures);

    /** An int. */
    interface Whole extends Operand {
        long number(Captures captures);
    }

    /** A double. */
    interface Real extends Operand {
        double real(Captures captures);
    }

    /** A string in UTF-8, or bytes. */
    interface Range extends Operand {
        byte[] bytes(Captures captures);

        int from(Captures captures);

        int to(Captures captures);
    }

    /** A timestamp or a duration; nanoseconds are never negative. */
    interface Moment extends Operand {
        long seconds(Captures captures);

        int nanos(Captures captures);
    }
}
