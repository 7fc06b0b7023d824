// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.sla;

import io.heddle.registry.sla.ObjectiveHistory.Sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The minutes of one objective in a ring buffer of a few kilobytes; the slot of a minute is its number modulo the size.
 * The worst value of each minute is kept, so that short breaches stay visible; for every evaluated property, lower is
 * better. Not thread-safe.
 */
final class ObjectiveRingBuffer {
    static final int MINUTES = 360;
    private static final long MILLIS = 60_000;
    private static final String[] STATES = {"", "UNKNOWN", "MET", "WAITING", "BREACHED"};

    private final byte[] states = new byte[MINUTES];
    private final float[] targets = new float[MINUTES];
    private final float[] actuals = new float[MINUTES];
    private SlaStatus latest;
    private long newest;

    ObjectiveRingBuffer(SlaStatus first) {
        latest = first;
        newest = minute(first);
        put(first);
    }

    void add(SlaStatus status) {
        long minute = minute(status);
        if (minute <= newest - MINUTES) {
            return;
        }
        for (long skipped = Math.max(newest + 1, minute - MINUTES + 1); skipped <= minute; skipped++) {
            states[slot(skipped)] = 0;
        }
        newest = Math.max(newest, minute);
        latest = status;
        put(status);
    }

    private void put(SlaStatus status) {
        int slot = slot(minute(status));
        byte state = (byte) Math.max(1, Arrays.asList(STATES).indexOf(status.state()));
        float before = states[slot] == 0 ? Float.NaN : actuals[slot];
        float actual = status.actual() == null ? Float.NaN : status.actual().floatValue();
        states[slot] = (byte) Math.max(states[slot], state);
        targets[slot] = (float) status.target();
        actuals[slot] = Float.isNaN(before) || actual > before ? actual : before;
    }

    /** The minutes that started at {@code since} or later. */
    ObjectiveHistory since(Instant since) {
        List<Sample> samples = new ArrayList<>();
        for (long minute = newest - MINUTES + 1; minute <= newest; minute++) {
            int slot = slot(minute);
            if (states[slot] != 0 && minute * MILLIS >= since.toEpochMilli()) {
                samples.add(
                        new Sample(Instant.ofEpochMilli(minute * MILLIS), STATES[states[slot]], exactly(targets[slot]),
                                Float.isNaN(actuals[slot]) ? null : exactly(actuals[slot])));
            }
        }
        return new ObjectiveHistory(
                latest.objective(), latest.property(), latest.contract(), latest.state(), latest.target(), samples);
    }

    /** The shortest decimal that denotes the float: 0.791 and not 0.7910000085830688. */
    private static double exactly(float stored) {
        return Double.parseDouble(Float.toString(stored));
    }

    private static long minute(SlaStatus status) {
        return Instant.parse(status.evaluatedAt()).toEpochMilli() / MILLIS;
    }

    private static int slot(long minute) {
        return Math.floorMod(minute, MINUTES);
    }
}
