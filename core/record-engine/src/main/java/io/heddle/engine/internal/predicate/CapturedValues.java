// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import java.time.Instant;
import java.util.Arrays;

/**
 * What record rules see of a record: values of fields (in slots), the ranges of whole top-level fields, and the time.
 * Not thread-safe; reused. Its parts are public for the walk, which writes them value by value.
 */
public final class CapturedValues {
    /** The walk did not come to the field: a record around it is null. */
    public static final byte ABSENT = 0;
    /** The field is null. */
    public static final byte NULL = 1;
    /** The field has a value. */
    public static final byte PRESENT = 2;

    private static final byte[] NONE = {};

    /** Whether there is a value, by slot. */
    public byte[] states = {};
    /** A number, a double's bits, a boolean or an enum index of the contract; how many items an array or map has. */
    public long[] numbers = {};
    /** The bytes that a text's or bytes' range is in. */
    public byte[][] sources = {};
    /** Where the range starts. */
    public int[] starts = {};
    /** Where the range ends. */
    public int[] ends = {};
    /** Where top-level fields start in the record. */
    public int[] fieldStarts = {};
    /** Where they end. */
    public int[] fieldEnds = {};

    long nowSeconds;
    int nowNanos;

    /** Room for so many values and fields; none is there yet. */
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

    /** What {@code now} is. */
    public void setNow(Instant now) {
        nowSeconds = now.getEpochSecond();
        nowNanos = now.getNano();
    }

    /** The field is null. */
    public void setNull(int slot) {
        states[slot] = NULL;
    }

    /** The field is this number. */
    public void setNumber(int slot, long value) {
        states[slot] = PRESENT;
        numbers[slot] = value;
    }

    /** The field is {@code bytes[from, to)}. */
    public void setRange(int slot, byte[] bytes, int from, int end) {
        states[slot] = PRESENT;
        sources[slot] = bytes;
        starts[slot] = from;
        ends[slot] = end;
    }

    /** Lets go of the record. */
    public void releaseSources(int slots) {
        for (int i = 0; i < slots; i++) {
            sources[i] = NONE;
        }
    }
}
