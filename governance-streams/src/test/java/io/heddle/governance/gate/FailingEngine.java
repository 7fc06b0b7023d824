// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.engine.RecordEngine;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Throws at certain calls, counted over all records. */
final class FailingEngine extends DefectiveEngine {
    private final int[] at;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    FailingEngine(RecordEngine engine, int... at) {
        super(engine);
        this.at = at.clone();
    }

    int failures() {
        return failures.get();
    }

    @Override
    void meet(byte[] bytes, int offset, int length) {
        int call = calls.incrementAndGet();
        if (Arrays.stream(at).anyMatch(failing -> failing == call)) {
            failures.incrementAndGet();
            throw new IllegalStateException("a defect");
        }
    }
}
