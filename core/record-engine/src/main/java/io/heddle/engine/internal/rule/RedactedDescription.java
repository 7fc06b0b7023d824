// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.rule;

import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;

/** Describes a value by its type and size only, so that violations never contain personal data. */
public final class RedactedDescription {
    private RedactedDescription() {}

    /** For example {@code string(17)} (code points), {@code long}, {@code null}. */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof CharSequence text) {
            return "string(" + ValueLengths.codePoints(text) + ")";
        }
        if (value instanceof ByteBuffer bytes) {
            return "bytes(" + bytes.remaining() + ")";
        }
        if (value instanceof GenericFixed fixed) {
            return "fixed(" + fixed.bytes().length + ")";
        }
        if (value instanceof Collection<?> items) {
            return "array(" + items.size() + ")";
        }
        if (value instanceof Map<?, ?> entries) {
            return "map(" + entries.size() + ")";
        }
        if (value instanceof GenericEnumSymbol<?>) {
            return "enum";
        }
        if (value instanceof IndexedRecord) {
            return "record";
        }
        return number(value);
    }

    private static String number(Object value) {
        if (value instanceof Integer) {
            return "int";
        }
        if (value instanceof Long) {
            return "long";
        }
        if (value instanceof Float) {
            return "float";
        }
        if (value instanceof Double) {
            return "double";
        }
        return value instanceof Boolean ? "boolean" : "value";
    }
}
