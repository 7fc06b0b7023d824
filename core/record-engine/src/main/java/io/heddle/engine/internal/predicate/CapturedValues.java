// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import java.time.Instant;
import java.util.Arrays;

/**
 * The inputs of record rules: values of fields (in slots), the ranges of whole top-level fields, and the current time.
 * Not thread-safe; reused. The arrays are public because the walk writes them value by value.
 */
public final class CapturedValues {
    /** The walk did not reach the field because an enclosing record is null. */
    public static final byte ABSENT = 0;
    /** The field is null. */
    public static final byte NULL = 1;
    /** The field has a value. */
    public static final byte PRESENT = 2;

    private static final byte[] NONE = {};

    /** The state of each slot. */
    public byte[] states = {};
    /**
     * A number, the bits of a double, a boolean, an enum index of the contract, or the item count of an array or map.
     */
    public long[] numbers = {};
    /** The array that holds the bytes of a text or bytes value. */
    public byte[][] sources = {};
    /** The start of that range. */
    public int[] starts = {};
    /** The end of that range. */
    public int[] ends = {};
    /** The start of each top-level field in the record. */
    public int[] fieldStarts = {};
    /** The end of each top-level field in the record. */
    public int[] fieldEnds = {};

    long nowSeconds;
    int nowNanos;

    /** Reserves this many slots and fields and marks all of them absent. */
    public void reset(int slots, int fields) {
        if (states.length < slots) {
            states = new byte[slots];
            numbers = new long[slots];
            sources = new byte[slots][];
            Arrays.fill(sources, NONE);
            starts = new int[slots];
            ends = new int[slots];
        }
        for (int i = 0; i < slots; i++) {
            states[i] = ABSENT;
        }
        if (fieldStarts.length < fields) {
            fieldStarts = new int[fields];
            fieldEnds = new int[fields];
        }
    }

    /** Sets the value of {@code now}. */
    public void setNow(Instant now) {
        nowSeconds = now.getEpochSecond();
        nowNanos = now.getNano();
    }

    /** Sets the slot to null. */
    public void setNull(int slot) {
        states[slot] = NULL;
    }

    /** Sets the slot to a number. */
    public void setNumber(int slot, long value) {
        states[slot] = PRESENT;
        numbers[slot] = value;
    }

    /** Sets the slot to {@code bytes[from, end)}. */
    public void setRange(int slot, byte[] bytes, int from, int end) {
        states[slot] = PRESENT;
        sources[slot] = bytes;
        starts[slot] = from;
        ends[slot] = end;
    }

    /** Releases the references to the record's bytes. */
    public void releaseSources(int slots) {
        for (int i = 0; i < slots; i++) {
            sources[i] = NONE;
        }
    }
}
