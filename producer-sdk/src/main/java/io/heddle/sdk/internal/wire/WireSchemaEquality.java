// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.wire;

import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Whether two schemas encode the same data to the same bytes, so that the id of one can be used for the other.
 * Generated classes differ from the contract's schema in properties such as {@code avro.java.string}, docs and
 * defaults; none of these affect the encoding.
 */
public final class WireSchemaEquality {
    private final Set<String> records = new HashSet<>();

    private WireSchemaEquality() {}

    public static boolean encodesIdentically(Schema one, Schema other) {
        return new WireSchemaEquality().equal(one, other);
    }

    private boolean equal(Schema one, Schema other) {
        if (one.getType() != other.getType() || !equal(one.getLogicalType(), other.getLogicalType())) {
            return false;
        }
        return switch (one.getType()) {
            case RECORD -> sameName(one, other) && (!records.add(one.getFullName()) || fields(one, other));
            case ENUM -> sameName(one, other) && one.getEnumSymbols().equals(other.getEnumSymbols());
            case FIXED -> sameName(one, other) && one.getFixedSize() == other.getFixedSize();
            case ARRAY -> equal(one.getElementType(), other.getElementType());
            case MAP -> equal(one.getValueType(), other.getValueType());
            case UNION -> branches(one.getTypes(), other.getTypes());
            default -> true;
        };
    }

    private static boolean sameName(Schema one, Schema other) {
        return one.getFullName().equals(other.getFullName());
    }

    private boolean fields(Schema one, Schema other) {
        List<Schema.Field> ours = one.getFields();
        List<Schema.Field> theirs = other.getFields();
        if (ours.size() != theirs.size()) {
            return false;
        }
        for (int i = 0; i < ours.size(); i++) {
            if (!ours.get(i).name().equals(theirs.get(i).name())
                    || !equal(ours.get(i).schema(), theirs.get(i).schema())) {
                return false;
            }
        }
        return true;
    }

    private boolean branches(List<Schema> ours, List<Schema> theirs) {
        if (ours.size() != theirs.size()) {
            return false;
        }
        for (int i = 0; i < ours.size(); i++) {
            if (!equal(ours.get(i), theirs.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equal(LogicalType one, LogicalType other) {
        if (one instanceof LogicalTypes.Decimal a && other instanceof LogicalTypes.Decimal b) {
            return a.getPrecision() == b.getPrecision() && a.getScale() == b.getScale();
        }
        return Objects.equals(one == null ? null : one.getName(), other == null ? null : other.getName());
    }
}
