// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.engine.RecordEngine;

import java.nio.charset.StandardCharsets;

/** Throws on certain records every time. */
final class FailingRecordEngine extends FaultInjectingEngine {
    static final String POISON = "poison";

    FailingRecordEngine(RecordEngine engine) {
        super(engine);
    }

    @Override
    void beforeRecord(byte[] bytes, int offset, int length) {
        if (new String(bytes, offset, length, StandardCharsets.ISO_8859_1).contains(POISON)) {
            throw new StackOverflowError();
        }
    }
}
