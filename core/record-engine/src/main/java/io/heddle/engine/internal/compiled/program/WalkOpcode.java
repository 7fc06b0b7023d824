// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.program;

/**
 * The operations of a program, each a number followed by its arguments. The numbers are dense so that a switch over
 * them compiles to a table.
 */
public final class WalkOpcode {
    public static final int HALT = 0;
    /** n: any n bytes. */
    public static final int SKIP = 1;
    public static final int BOOLEAN = 2;
    public static final int INT = 3;
    public static final int LONG = 4;
    /** A length and UTF-8; also used for bytes that the contract reads as a string. */
    public static final int STRING = 5;
    public static final int BYTES = 6;
    /** n: an index below n. */
    public static final int ENUM = 7;
    /** table: an index that maps to another one in the contract. */
    public static final int ENUM_MAP = 8;
    /**
     * null byte, other byte, target: a union of null and one other type; continues with the next operation, or at the
     * target if null.
     */
    public static final int NULLABLE = 9;
    /** n, n targets. */
    public static final int UNION = 10;
    public static final int JUMP = 11;
    /** depth, minimum bytes of an item, target after the end; the items' operations follow. */
    public static final int ARRAY = 12;
    /** As ARRAY; each item starts with a KEY. */
    public static final int MAP = 13;
    /** start: continues with the next item or block of the array or map that starts there. */
    public static final int NEXT = 14;
    /** A map's key, which must be new in this map. */
    public static final int KEY = 15;
    /** target, depth: a record of a recursive type. */
    public static final int CALL = 16;
    public static final int RETURN = 17;
    /** depth: fails beyond the maximum depth. */
    public static final int DEPTH = 18;
    /** A value that the contract cannot take. */
    public static final int FAIL = 19;
    /** A value of zero bytes. */
    public static final int SPEND = 20;
    /** Remembers the position. */
    public static final int MARK = 21;
    /** constant: replaces the bytes since the mark. */
    public static final int REPLACE = 22;
    /** port, constant: the port gets these bytes and nothing else until UNMUTE. */
    public static final int MUTE = 23;
    /** port */
    public static final int UNMUTE = 24;
    public static final int MUTE_ALL = 25;
    public static final int UNMUTE_ALL = 26;
    /** constant: inserts these bytes. */
    public static final int INSERT = 27;
    /** program, constant: a governed default value. */
    public static final int DEFAULT = 28;
    /** n: the fields are in another order than the contract's. */
    public static final int REORDER = 29;
    /** i: the i-th field starts here. */
    public static final int NOTE = 30;
    public static final int NOTED = 31;
    /** i: moves to the i-th field. */
    public static final int SEEK = 32;
    /** n */
    public static final int REORDERED = 33;
    /** site: applies rules and masks to the value just walked. */
    public static final int SITE = 34;
    /** Counts one more masked value on the first port. */
    public static final int COUNT_MASKED = 35;
    /** min, max: number of items of the array or map just walked. */
    public static final int LENGTH = 36;
    public static final int INT_TO_FLOAT = 37;
    public static final int INT_TO_DOUBLE = 38;
    public static final int LONG_TO_FLOAT = 39;
    public static final int LONG_TO_DOUBLE = 40;
    public static final int FLOAT_TO_DOUBLE = 41;
    /** slot: start of a top-level field that CEL rules name. */
    public static final int FIELD = 42;
    /** slot */
    public static final int FIELD_END = 43;
    /** slot: a value that a record rule uses is null. */
    public static final int NULL_SLOT = 44;
    /** slot: captures the item count of the array or map just walked. */
    public static final int LENGTH_SLOT = 45;

    private static final String[] NAMES = {
        "halt", "skip", "boolean", "int", "long", "string", "bytes", "enum", "enum-map", "nullable", "union", "jump",
        "array", "map", "next", "key", "call", "return", "depth", "fail", "spend", "mark", "replace", "mute", "unmute",
        "mute-all", "unmute-all", "insert", "default", "reorder", "note", "noted", "seek", "reordered", "site",
        "count-masked", "length", "int-to-float", "int-to-double", "long-to-float", "long-to-double",
        "float-to-double", "field", "field-end", "null-slot", "length-slot"
    };

    private static final int[] ARGUMENTS = {
        0, 1, 0, 0, 0, 0, 0, 1, 1, 3, -1, 1,
        3, 3, 1, 0, 2, 0, 1, 0, 0, 0, 1, 2, 1,
        0, 0, 1, 2, 1, 1, 0, 1, 1, 1,
        0, 2, 0, 0, 0, 0,
        0, 1, 1, 1, 1
    };

    private WalkOpcode() {}

    static String name(int op) {
        return NAMES[op];
    }

    /** The number of arguments of the operation at this address. */
    static int arguments(int[] code, int address) {
        return code[address] == UNION ? code[address + 1] + 1 : ARGUMENTS[code[address]];
    }
}
