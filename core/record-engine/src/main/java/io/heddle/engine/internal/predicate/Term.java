// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import io.heddle.engine.internal.predicate.Operand.Moment;
import io.heddle.engine.internal.predicate.Operand.Range;
import io.heddle.engine.internal.predicate.Operand.Real;
import io.heddle.engine.internal.predicate.Operand.Whole;

/** A part of an expression with its type. */
record Term(Kind kind, Operand operand) {
    /** CEL's types, as far as there are tests of them. */
    enum Kind {
        INT,
        DOUBLE,
        STRING,
        BYTES,
        BOOL,
        TIMESTAMP,
        DURATION,
        NULL,
        RECORD,
        /** An array or a map, of which the size is known. */
        ITEMS
    }

    /** The slot of the field that this is; -1 if it is anything else, or its state is more than its slot's. */
    int slot() {
        if (operand instanceof Wholes.Slot field) {
            return field.slot();
        }
        if (operand instanceof Reals.Slot field) {
            return field.slot();
        }
        if (operand instanceof Ranges.Slot field) {
            return field.slot();
        }
        return operand instanceof Moments.Slot field ? field.slot() : -1;
    }

    boolean isConstant() {
        return operand instanceof Wholes.Constant
                || operand instanceof Reals.Constant
                || operand instanceof Ranges.Constant
                || operand instanceof Moments.Constant;
    }

    Whole whole() {
        return (Whole) operand;
    }

    Real real() {
        return (Real) operand;
    }

    Range range() {
        return (Range) operand;
    }

    Moment moment() {
        return (Moment) operand;
    }

    Predicate predicate() {
        return (Predicate) operand;
    }
}
