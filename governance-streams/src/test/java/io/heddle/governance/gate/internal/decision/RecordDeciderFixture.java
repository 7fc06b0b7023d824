// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.UndeclaredData;
import io.heddle.governance.gate.config.GateLimits;
import io.heddle.governance.gate.config.UndeclaredDataDefault;
import io.heddle.governance.gate.internal.detection.SuspectedFieldReporter;
import io.heddle.governance.gate.internal.detection.UndeclaredDataInspectors;

import java.util.function.ToLongFunction;

/** Deciders of a gate with default limits that detects undeclared personal data only where a contract asks for it. */
public final class RecordDeciderFixture {
    private RecordDeciderFixture() {}

    /** @param topicLimits the largest record that a topic accepts, in bytes */
    public static RecordDecider decider(ToLongFunction<String> topicLimits) {
        return new RecordDecider(
                new RecordSizeLimits(topicLimits, GateLimits.DEFAULT),
                new UndeclaredDataInspectors(new UndeclaredDataDefault(UndeclaredData.Action.OFF, 1),
                        SuspectedFieldReporter.loggingOnly()));
    }
}
