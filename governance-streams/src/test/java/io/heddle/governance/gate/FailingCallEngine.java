// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.engine.RecordEngine;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Throws on certain calls, counted across all records. */
final class FailingCallEngine extends FaultInjectingEngine {
    private final int[] failingCalls;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    FailingCallEngine(RecordEngine engine, int... failingCalls) {
        super(engine);
        this.failingCalls = failingCalls.clone();
    }

    int failures() {
        return failures.get();
    }

    @Override
    void beforeRecord(byte[] bytes, int offset, int length) {
        int call = calls.incrementAndGet();
        if (Arrays.stream(failingCalls).anyMatch(failing -> failing == call)) {
            failures.incrementAndGet();
            throw new IllegalStateException("a defect");
        }
    }
}
