// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

import io.heddle.engine.internal.avro.GrowthLimits;
import io.heddle.engine.internal.predicate.CapturedValues;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * All memory that a walk needs besides its outputs, reused from record to record. One per thread; large buffers are
 * released after the record that needed them.
 */
public final class WalkWorkspace {
    private static final ThreadLocal<WalkWorkspace> CURRENT = ThreadLocal.withInitial(WalkWorkspace::new);
    private static final int ZERO_BYTE_ITEMS = 65_536;
    private static final int KEPT_STACK = 1 << 14;

    /** Frames of open arrays, maps and reordered records. */
    int[] frames = new int[256];
    /** The first free index of the stack. */
    int framesTop;
    /** How many more zero-byte values are allowed. */
    long zeroByteBudget;
    /** The budget saved while a default value is walked. */
    long savedBudget;
    /** The item count of the array or map that ended last. */
    int lastLength;
    /** The item count of the block opened last; zero if the array or map ended. */
    int items;
    public int maskedFields;
    /** The remaining limit on default values for this record. */
    private int remainingGrowth;

    public PortOutput[] outputs = {};
    int ports;
    /** Captured values and field ranges, see {@link CapturedValues}. */
    public final CapturedValues capturedValues = new CapturedValues();
    final MaskScratch scratch = new MaskScratch();

    private MapKeySet[] keySets = {new MapKeySet()};
    private int openMaps;

    public static WalkWorkspace current() {
        return CURRENT.get();
    }

    /** Discards the thread's workspace; the next record gets a new one. */
    public static void discardCurrent() {
        CURRENT.remove();
    }

    public void start(int portCount, int slots, int fields, int from, int length) {
        framesTop = 0;
        openMaps = 0;
        maskedFields = 0;
        zeroByteBudget = (long) ZERO_BYTE_ITEMS + length;
        remainingGrowth = GrowthLimits.MAX_DEFAULT_BYTES;
        ports = portCount;
        if (outputs.length < portCount) {
            grow(portCount);
        }
        for (int i = 0; i < portCount; i++) {
            outputs[i].reset(from, length);
        }
        if (frames.length > KEPT_STACK) {
            frames = new int[256];
        }
        capturedValues.reset(slots, fields);
    }

    private void grow(int portCount) {
        int known = outputs.length;
        outputs = Arrays.copyOf(outputs, portCount);
        for (int i = known; i < portCount; i++) {
            outputs[i] = new PortOutput();
        }
    }

    /** Reserves space for this many numbers on the stack and returns the index of the first. */
    int pushFrame(int numbers) {
        int position = framesTop;
        framesTop = position + numbers;
        if (framesTop > frames.length) {
            frames = Arrays.copyOf(frames, Math.max(framesTop, frames.length * 2));
        }
        return position;
    }

    void openMap() {
        if (openMaps == keySets.length) {
            keySets = Arrays.copyOf(keySets, openMaps + 1);
            keySets[openMaps] = new MapKeySet();
        }
        keySets[openMaps++].clear();
    }

    boolean addKey(byte[] bytes, int from, int end) {
        return keySets[openMaps - 1].add(bytes, from, end);
    }

    void closeMap() {
        openMaps--;
    }

    /** Inserts a default value on every port. */
    void gain(byte[] bytes, int position, byte[] value) {
        chargeDefault(value);
        replace(bytes, position, position, value);
    }

    /** Charged even if no port gets the value: the limit applies to the record, not to what is left of it. */
    void chargeDefault(byte[] defaultValue) {
        remainingGrowth -= GrowthLimits.sizeOfDefault(defaultValue);
        if (remainingGrowth < 0) {
            throw new GrowthLimits.TooLargeException();
        }
    }

    /** Replaces {@code bytes[from, end)} by other bytes on every port. */
    void replace(byte[] bytes, int from, int end, byte[] instead) {
        for (int i = 0; i < ports; i++) {
            PortOutput output = outputs[i];
            if (output.muteDepth == 0) {
                output.flush(bytes, from);
                output.write(instead);
                output.pendingStart = end;
            }
        }
    }

    /** Replaces {@code bytes[from, end)} by a number on every port. */
    void replaceVarint(byte[] bytes, int from, int end, long instead) {
        for (int i = 0; i < ports; i++) {
            PortOutput output = outputs[i];
            if (output.muteDepth == 0) {
                output.flush(bytes, from);
                output.writeVarint(instead);
                output.pendingStart = end;
            }
        }
    }

    void replaceFloat(byte[] bytes, int from, int end, float instead) {
        for (int i = 0; i < ports; i++) {
            PortOutput output = outputs[i];
            if (output.muteDepth == 0) {
                output.flush(bytes, from);
                output.writeFloat(instead);
                output.pendingStart = end;
            }
        }
    }

    void replaceDouble(byte[] bytes, int from, int end, double instead) {
        for (int i = 0; i < ports; i++) {
            PortOutput output = outputs[i];
            if (output.muteDepth == 0) {
                output.flush(bytes, from);
                output.writeDouble(instead);
                output.pendingStart = end;
            }
        }
    }

    void discard(byte[] bytes, int from, int end) {
        for (int i = 0; i < ports; i++) {
            PortOutput output = outputs[i];
            if (output.muteDepth == 0) {
                output.flush(bytes, from);
                output.pendingStart = end;
            }
        }
    }

    void mute(int port, byte[] bytes, int from, byte @Nullable [] instead) {
        PortOutput output = outputs[port];
        if (output.muteDepth++ == 0) {
            output.flush(bytes, from);
            if (instead != null) {
                output.write(instead);
            }
        }
    }

    void unmute(int port, int position) {
        PortOutput output = outputs[port];
        if (--output.muteDepth == 0) {
            output.pendingStart = position;
        }
    }

    void muteAll(byte[] bytes, int from) {
        for (int i = 0; i < ports; i++) {
            mute(i, bytes, from, null);
        }
    }

    void unmuteAll(int position) {
        for (int i = 0; i < ports; i++) {
            unmute(i, position);
        }
    }

    /** Copies pending bytes up to {@code end} and continues at {@code next}, possibly in other bytes. */
    void moveTo(byte[] bytes, int end, int next) {
        for (int i = 0; i < ports; i++) {
            PortOutput output = outputs[i];
            if (output.muteDepth == 0) {
                output.flush(bytes, end);
                output.pendingStart = next;
            }
        }
    }
}
