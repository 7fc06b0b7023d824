// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import io.heddle.engine.internal.predicate.RuleOperand.BytesOperand;
import io.heddle.engine.internal.predicate.RuleOperand.DoubleOperand;
import io.heddle.engine.internal.predicate.RuleOperand.LongOperand;
import io.heddle.engine.internal.predicate.RuleOperand.TimestampOperand;

/** A part of an expression with its type. */
record TypedOperand(Kind kind, RuleOperand operand) {
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
        if (operand instanceof LongPredicates.Slot field) {
            return field.slot();
        }
        if (operand instanceof DoublePredicates.Slot field) {
            return field.slot();
        }
        if (operand instanceof ByteRangePredicates.Slot field) {
            return field.slot();
        }
        return operand instanceof TimestampPredicates.Slot field ? field.slot() : -1;
    }

    boolean isConstant() {
        return operand instanceof LongPredicates.Constant
                || operand instanceof DoublePredicates.Constant
                || operand instanceof ByteRangePredicates.Constant
                || operand instanceof TimestampPredicates.Constant;
    }

    LongOperand asLong() {
        return (LongOperand) operand;
    }

    DoubleOperand asDouble() {
        return (DoubleOperand) operand;
    }

    BytesOperand asBytes() {
        return (BytesOperand) operand;
    }

    TimestampOperand asTimestamp() {
        return (TimestampOperand) operand;
    }

    RulePredicate asPredicate() {
        return (RulePredicate) operand;
    }
}
