// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.rule;

import org.apache.avro.generic.GenericFixed;
import org.apache.avro.util.Utf8;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;

/** Defines the length of a value for each type. */
final class ValueLengths {
    private ValueLengths() {}

    /** Code points of text, bytes, items of an array, entries of a map; -1 for values without a length. */
    static int of(Object value) {
        if (value instanceof CharSequence text) {
            return codePoints(text);
        }
        if (value instanceof ByteBuffer bytes) {
            return bytes.remaining();
        }
        if (value instanceof GenericFixed fixed) {
            return fixed.bytes().length;
        }
        if (value instanceof Collection<?> items) {
            return items.size();
        }
        return value instanceof Map<?, ?> entries ? entries.size() : -1;
    }

    static String unit(Object value) {
        if (value instanceof CharSequence) {
            return "characters";
        }
        if (value instanceof Collection) {
            return "items";
        }
        return value instanceof Map ? "entries" : "bytes";
    }

    static int codePoints(CharSequence text) {
        if (text instanceof Utf8 utf8) {
            byte[] bytes = utf8.getBytes();
            int count = 0;
            for (int i = 0; i < utf8.getByteLength(); i++) {
                if ((bytes[i] & 0xc0) != 0x80) {
                    count++;
                }
            }
            return count;
        }
        return Character.codePointCount(text, 0, text.length());
    }
}
