// SPDX-License-Identifier: Apache-2.0
package io.heddle.testkit;

import java.util.Random;

/**
 * A fresh seed for each run of a test with generated cases, so that every build tries other cases. It is printed, and
 * {@code -Dheddle.test.seed=N} repeats a run. Fixed cases that once failed belong beside it, as a corpus. Thread-safe.
 *
 * <pre>{@code
 * Random random = TestSeed.random("schema pairs"); // prints: schema pairs: -Dheddle.test.seed=1234
 * }</pre>
 */
public final class TestSeed {
    private static final String PROPERTY = "heddle.test.seed";

    private TestSeed() {}

    /** A fresh seed, or the one that is set; printed with the name of what it generates. */
    public static long next(String name) {
        long seed = Long.getLong(PROPERTY, new Random().nextInt(1_000_000_000));
        System.out.println(name + ": -D" + PROPERTY + "=" + seed);
        return seed;
    }

    /** A random source with a fresh seed. */
    public static Random random(String name) {
        return new Random(next(name));
    }
}
