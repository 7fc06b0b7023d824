// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import io.heddle.contract.ReplayMark;

import java.time.Instant;
import java.util.Random;

/** Generates names of runs. */
public final class ReplayRunNames {
    private static final int SMALLEST_SUFFIX = 36 * 36 * 36;

    private ReplayRunNames() {}

    /** A name for a run that starts now; four random digits distinguish runs started in the same millisecond. */
    public static String generate(Instant now, Random random) {
        String run = Long.toString(now.toEpochMilli(), 36) + "."
                + Integer.toString(SMALLEST_SUFFIX + random.nextInt(35 * SMALLEST_SUFFIX), 36);
        if (!ReplayMark.isRun(run)) {
            throw new IllegalArgumentException("the clock is wrong: " + now);
        }
        return run;
    }
}
