// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.config;

import io.heddle.contract.UndeclaredData;

/**
 * How to treat undeclared personal data where a contract does not say. A setting of the gate, because there are no
 * mesh-wide policies yet.
 *
 * @param sample the share of records to inspect if findings are only reported; above 0 and at most 1
 */
public record UndeclaredDataDefault(UndeclaredData.Action action, double sample) {
    /** Inspect one record in a hundred and report findings. */
    public static final UndeclaredDataDefault REPORT = new UndeclaredDataDefault(UndeclaredData.Action.REPORT, 0.01);

    /** @throws IllegalArgumentException if the sample is not above 0 and at most 1 */
    public UndeclaredDataDefault {
        if (!(sample > 0 && sample <= 1)) {
            throw new IllegalArgumentException("the sample must be above 0 and at most 1");
        }
    }
}
