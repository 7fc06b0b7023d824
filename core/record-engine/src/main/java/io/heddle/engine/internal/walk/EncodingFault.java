// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.walk;

/** Faults in encoded bytes. Their texts contain no value. */
public enum EncodingFault {
    NONE(""),
    TRUNCATED("the bytes end before the value does"),
    VARINT("a number takes more bytes or bits than its type has"),
    BOOLEAN("a boolean is neither 0 nor 1"),
    NEGATIVE_LENGTH("a length is negative"),
    LENGTH("a length says more bytes than are left"),
    COUNT("a block says more items than the bytes left can hold"),
    BLOCK_SIZE("a block's size in bytes is not that of its items"),
    ZERO_BYTE_ITEMS("too many items that take no bytes"),
    UNION_INDEX("a union index is none of the union's types"),
    ENUM_INDEX("an enum index is none of the enum's symbols"),
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
