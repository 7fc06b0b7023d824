// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import io.heddle.engine.internal.predicate.RuleOperand.BytesOperand;
import io.heddle.engine.internal.predicate.RuleOperand.DoubleOperand;
import io.heddle.engine.internal.predicate.RuleOperand.LongOperand;
import io.heddle.engine.internal.predicate.RuleOperand.TimestampOperand;

/** An operand with its CEL type. */
record TypedOperand(Kind kind, RuleOperand operand) {
    /** The CEL types with native support. */
    enum Kind {
        INT,
        DOUBLE,
        /** An exact decimal, see {@link DecimalOperand}. */
        DECIMAL,
        STRING,
        BYTES,
        BOOL,
        TIMESTAMP,
        DURATION,
        NULL,
        RECORD,
        /** An array or a map, of which only the size is known. */
        ITEMS
    }

    /** The slot if this operand is a plain field; else -1, also if its state depends on more than its slot. */
    int slot() {
        if (operand instanceof LongPredicates.Slot field) {
            return field.slot();
        }
        if (operand instanceof DoublePredicates.Slot field) {
            return field.slot();
        }
        if (operand instanceof DecimalOperand decimal && decimal.unscaled() instanceof DecimalOperand.Slot field) {
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

    DecimalOperand asDecimal() {
        return (DecimalOperand) operand;
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
