// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.contract.ContractRef;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.Violation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The record violates its contract and was not sent. Fix the record before retrying: sending it unchanged fails again.
 * Violations contain rule, path and type, never a value.
 */
public final class ContractViolationException extends HeddleException {
    private static final long serialVersionUID = 1L;

    private final transient ContractRef contract;
    private final ReasonCode reason;
    private final transient List<Violation> violations;

    /** For the SDK only: callers catch this exception and do not create it. */
    public ContractViolationException(ContractRef contract, ReasonCode reason, List<Violation> violations) {
        super(
                "record refused by " + contract + " (" + reason.code() + "): "
                        + violations.stream()
                                .map(ContractViolationException::text)
                                .collect(Collectors.joining("; ")),
                null);
        this.contract = contract;
        this.reason = reason;
        this.violations = List.copyOf(violations);
    }

    /** The contract that the record was checked against. */
    public ContractRef contract() {
        return contract;
    }

    /** Why the record was refused; the gate would have given the same reason. */
    public ReasonCode reason() {
        return reason;
    }

    /** Every violated rule of severity error, at least one. */
    public List<Violation> violations() {
        return violations;
    }

    private static String text(Violation violation) {
        String location = violation.path().isEmpty() ? "" : " at " + violation.path();
        return violation.rule() + location + ": " + violation.message();
    }
}
