// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.contract.ContractRef;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.Violation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The record breaks its contract and was not sent. The record is the one to mend, not the mesh: sending it again gives
 * the same answer. Violations name rule, path and type, never a value.
 */
public final class ContractViolationException extends HeddleException {
    private static final long serialVersionUID = 1L;

    private final transient ContractRef contract;
    private final ReasonCode reason;
    private final transient List<Violation> violations;

    /** For the SDK only: users catch this, and do not make it. */
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

    /** The contract the record was checked under. */
    public ContractRef contract() {
        return contract;
    }

    /** The kind of refusal; the gate would have given the same. */
    public ReasonCode reason() {
        return reason;
    }

    /** Every rule of severity error that the record breaks, at least one. */
    public List<Violation> violations() {
        return violations;
    }

    private static String text(Violation violation) {
        String location = violation.path().isEmpty() ? "" : " at " + violation.path();
        return violation.rule() + location + ": " + violation.message();
    }
}
