// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.engine.internal.avro.Growth;
import io.heddle.engine.internal.predicate.Captures;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * All memory that a walk needs besides its outputs, reused from record to record. One per thread; large parts are let go
 * after the record that needed them.
 */
final class Workspace {
    private static final ThreadLocal<Workspace> CURRENT = ThreadLocal.withInitial(Workspace::new);
    private static final int ZERO_BYTE_ITEMS = 65_536;
    private static final int KEPT_STACK = 1 << 14;

    /** Frames of open arrays, maps and reordered records. */
    int[] stack = new int[256];
    /** The first free place of the stack. */
    int top;
    /** How many more values of no bytes are allowed. */
    long budget;
    /** The same around the default value that is walked. */
    long heldBudget;
    /** Items of the array or map that ended last. */
    int length;
    /** Items that the block has which was opened last; zero if the array or map ended. */
    int items;
    int maskedFields;
    /** What default values may still add to this record. */
    private int growth;

    Sink[] sinks = {};
    int ports;
    /** Captured values and field ranges, see {@link Captures}. */
    final Captures captures = new Captures();
    final Scratch scratch = new Scratch();

    private KeySet[] keySets = {new KeySet()};
    private int openMaps;

    static Workspace current() {
        return CURRENT.get();
    }

    /** The thread starts with a new one next time. */
    static void forget() {
        CURRENT.remove();
    }

    void start(int portCount, int slots, int fields, int from, int length) {
        top = 0;
        openMaps = 0;
        maskedFields = 0;
        budget = (long) ZERO_BYTE_ITEMS + length;
        growth = Growth.MOST_BY_DEFAULTS;
        ports = portCount;
        if (sinks.length < portCount) {
            grow(portCount);
        }
        for (int i = 0; i < portCount; i++) {
            sinks[i].start(from, length);
        }
        if (stack.length > KEPT_STACK) {
            stack = new int[256];
        }
        captures.start(slots, fields);
    }

    private void grow(int portCount) {
        int known = sinks.length;
        sinks = Arrays.copyOf(sinks, portCount);
        for (int i = known; i < portCount; i++) {
            sinks[i] = new Sink();
        }
    }

    /** Room for so many more numbers on the stack; gives the place of the first. */
    int push(int numbers) {
        int at = top;
        top = at + numbers;
        if (top > stack.length) {
            stack = Arrays.copyOf(stack, Math.max(top, stack.length * 2));
        }
        return at;
    }

    void openMap() {
        if (openMaps == keySets.length) {
            keySets = Arrays.copyOf(keySets, openMaps + 1);
            keySets[openMaps] = new KeySet();
        }
        keySets[openMaps++].clear();
    }

    boolean addKey(byte[] bytes, int from, int to) {
        return keySets[openMaps - 1].add(bytes, from, to);
    }

    void closeMap() {
        openMaps--;
    }

    /** A default value, on every port. */
    void gain(byte[] bytes, int at, byte[] value) {
        payFor(value);
        replace(bytes, at, at, value);
    }

    /** Also where no port gets the value: what is judged is the record, not what is left of it. */
    void payFor(byte[] defaultValue) {
        growth -= Growth.ofDefault(defaultValue);
        if (growth < 0) {
            throw new Growth.TooLarge();
        }
    }

    /** These bytes instead of {@code bytes[from, to)}, on every port. */
    void replace(byte[] bytes, int from, int to, byte[] instead) {
        for (int i = 0; i < ports; i++) {
            Sink sink = sinks[i];
            if (sink.muted == 0) {
                sink.flush(bytes, from);
                sink.write(instead);
                sink.from = to;
            }
        }
    }

    /** This number instead of {@code bytes[from, to)}, on every port. */
    void replaceVarint(byte[] bytes, int from, int to, long instead) {
        for (int i = 0; i < ports; i++) {
            Sink sink = sinks[i];
            if (sink.muted == 0) {
                sink.flush(bytes, from);
                sink.writeVarint(instead);
                sink.from = to;
            }
        }
    }

    void replaceFloat(byte[] bytes, int from, int to, float instead) {
        for (int i = 0; i < ports; i++) {
            Sink sink = sinks[i];
            if (sink.muted == 0) {
                sink.flush(bytes, from);
                sink.writeFloat(instead);
                sink.from = to;
            }
        }
    }

    void replaceDouble(byte[] bytes, int from, int to, double instead) {
        for (int i = 0; i < ports; i++) {
            Sink sink = sinks[i];
            if (sink.muted == 0) {
                sink.flush(bytes, from);
                sink.writeDouble(instead);
                sink.from = to;
            }
        }
    }

    void drop(byte[] bytes, int from, int to) {
        for (int i = 0; i < ports; i++) {
            Sink sink = sinks[i];
            if (sink.muted == 0) {
                sink.flush(bytes, from);
                sink.from = to;
            }
        }
    }

    void mute(int port, byte[] bytes, int from, byte @Nullable [] instead) {
        Sink sink = sinks[port];
        if (sink.muted++ == 0) {
            sink.flush(bytes, from);
            if (instead != null) {
                sink.write(instead);
            }
        }
    }

    void unmute(int port, int at) {
        Sink sink = sinks[port];
        if (--sink.muted == 0) {
            sink.from = at;
        }
    }

    void muteAll(byte[] bytes, int from) {
        for (int i = 0; i < ports; i++) {
            mute(i, bytes, from, null);
        }
    }

    void unmuteAll(int at) {
        for (int i = 0; i < ports; i++) {
            unmute(i, at);
        }
    }

    /** What is pending up to {@code to} is copied; what comes next starts at {@code next} of possibly other bytes. */
    void jump(byte[] bytes, int to, int next) {
        for (int i = 0; i < ports; i++) {
            Sink sink = sinks[i];
            if (sink.muted == 0) {
                sink.flush(bytes, to);
                sink.from = next;
            }
        }
    }
}
