// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import java.util.Arrays;

/**
 * What record rules see of a record: values of fields (in slots) and the ranges of whole top-level fields. Not
 * thread-safe; reused.
 */
final class Captures {
    /** The walk did not come to the field: a record around it is null. */
    static final byte ABSENT = 0;
    static final byte NULL = 1;
    static final byte PRESENT = 2;

    private static final byte[] NONE = {};

    byte[] states = {};
    /** A number, a double's bits, a boolean or an enum index of the contract; how many items an array or map has. */
    long[] numbers = {};
    byte[][] sources = {};
    int[] froms = {};
    int[] tos = {};
    int[] fieldFroms = {};
    int[] fieldTos = {};

    void start(int slots, int fields) {
        if (states.length < slots) {
            states = new byte[slots];
            numbers = new long[slots];
            sources = new byte[slots][];
            Arrays.fill(sources, NONE);
            froms = new int[slots];
            tos = new int[slots];
        }
        for (int i = 0; i < slots; i++) {
            states[i] = ABSENT;
        }
        if (fieldFroms.length < fields) {
            fieldFroms = new int[fields];
            fieldTos = new int[fields];
        }
    }

    void isNull(int slot) {
        states[slot] = NULL;
    }

    void number(int slot, long value) {
        states[slot] = PRESENT;
        numbers[slot] = value;
    }

    void range(int slot, byte[] bytes, int from, int to) {
        states[slot] = PRESENT;
        sources[slot] = bytes;
        froms[slot] = from;
        tos[slot] = to;
    }

    /** Lets go of the record. */
    void end(int slots) {
        for (int i = 0; i < slots; i++) {
            sources[i] = NONE;
        }
    }
}
