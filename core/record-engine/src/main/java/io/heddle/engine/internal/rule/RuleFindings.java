// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.rule;

import io.heddle.contract.Severity;
import io.heddle.contract.Violation;

import java.util.ArrayList;
import java.util.List;

/** Collects the violations of one record: at most {@link Violation#MAX_PER_RECORD}, errors first. One per record. */
public final class RuleFindings {
    private final List<Violation> errors = new ArrayList<>(0);
    private final List<Violation> warnings = new ArrayList<>(0);

    /** Adds a violation, unless the limit for its severity is reached. */
    public void add(Violation violation) {
        List<Violation> target = violation.severity() == Severity.ERROR ? errors : warnings;
        if (target.size() < Violation.MAX_PER_RECORD) {
            target.add(violation);
        }
    }

    /** Whether a rule of severity error is violated. */
    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** The warnings. */
    public List<Violation> warnings() {
        return List.copyOf(warnings);
    }

    /** The errors, then the warnings, up to the limit. */
    public List<Violation> all() {
        List<Violation> all = new ArrayList<>(errors);
        all.addAll(warnings);
        return List.copyOf(all.subList(0, Math.min(all.size(), Violation.MAX_PER_RECORD)));
    }
}
