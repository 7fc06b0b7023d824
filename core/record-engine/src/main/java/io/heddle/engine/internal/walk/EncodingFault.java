// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.walk;

/** Faults in encoded bytes. Their texts contain no value. */
public enum EncodingFault {
    NONE(""),
    TRUNCATED("the bytes end within a value"),
    VARINT("a number takes more bytes or bits than its type has"),
    BOOLEAN("a boolean is neither 0 nor 1"),
    NEGATIVE_LENGTH("a length is negative"),
    LENGTH("a length exceeds the remaining bytes"),
    COUNT("a block declares more items than the remaining bytes can hold"),
    BLOCK_SIZE("a block's size in bytes is not that of its items"),
    ZERO_BYTE_ITEMS("too many items of zero bytes"),
    UNION_INDEX("a union index is out of range"),
    ENUM_INDEX("an enum index is out of range"),
    UTF8("a string is not UTF-8"),
    DEPTH("values are nested deeper than " + WalkCursor.MAX_DEPTH + " levels"),
    TRAILING("bytes follow the record");

    private final String text;

    EncodingFault(String text) {
        this.text = text;
    }

    /** The description in plain words. */
    public String text() {
        return text;
    }
}
