// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Violation;

import java.util.HashSet;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the verdicts of two engines. */
public final class VerdictComparison {
    private VerdictComparison() {}

    /**
     * Requires the same kind, reason, bytes and counts, and the same violations in any order, unless the list was cut
     * off.
     */
    public static void assertSame(Verdict actual, Verdict expected) {
        if (expected instanceof Verdict.Accepted accepted) {
            assertThat(actual).isInstanceOf(Verdict.Accepted.class);
            Verdict.Accepted found = (Verdict.Accepted) actual;
            assertThat(found.outputs()).containsExactlyElementsOf(accepted.outputs());
            assertThat(found.maskedFields()).isEqualTo(accepted.maskedFields());
        } else {
            assertThat(actual).isInstanceOf(Verdict.Rejected.class);
            assertThat(((Verdict.Rejected) actual).reason()).isEqualTo(((Verdict.Rejected) expected).reason());
        }
        if (ProgramRunner.violations(expected).size() < Violation.MAX_PER_RECORD) {
            assertThat(new HashSet<>(ProgramRunner.violations(actual)))
                    .isEqualTo(new HashSet<>(ProgramRunner.violations(expected)));
        }
    }
}
