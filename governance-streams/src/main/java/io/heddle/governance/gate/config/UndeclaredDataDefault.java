// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.config;

import io.heddle.contract.UndeclaredData;

/**
 * What the mesh does about undeclared personal data where a contract says nothing: the gate's setting, which stands in
 * for a policy of the mesh until there are such.
 *
 * @param sample the share of records looked at where they are only reported, above 0 and at most 1
 */
public record UndeclaredDataDefault(UndeclaredData.Action action, double sample) {
    /** Reported, one record in a hundred. */
    public static final UndeclaredDataDefault REPORT = new UndeclaredDataDefault(UndeclaredData.Action.REPORT, 0.01);

    /** @throws IllegalArgumentException if the sample is not above 0 and at most 1 */
    public UndeclaredDataDefault {
        if (!(sample > 0 && sample <= 1)) {
            throw new IllegalArgumentException("a sample is above 0 and at most 1");
        }
    }
}
