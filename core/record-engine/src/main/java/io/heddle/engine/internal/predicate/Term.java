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
