// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.Violation;

import java.util.List;

/** The decision on one record. */
public sealed interface Verdict {
    /**
     * The record satisfies every rule of severity error.
     *
     * @param outputs Avro bytes in the contract's schema (no wire-format prefix), one per compiled port, in the order
     *        the ports were given to the compiler
     * @param warnings violated rules of severity warning
     * @param maskedFields number of values that were masked on the first port
     */
    record Accepted(List<byte[]> outputs, List<Violation> warnings, int maskedFields) implements Verdict {}

    /** The record is rejected, with at least one and at most {@link Violation#MAX_PER_RECORD} violations. */
    record Rejected(ReasonCode reason, List<Violation> violations) implements Verdict {}
}
