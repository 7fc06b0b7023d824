// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.Locale;

/** The life of a contract, as ODCS names it. */
public enum ContractStatus {
    PROPOSED,
    DRAFT,
    ACTIVE,
    DEPRECATED,
    RETIRED;

    /** The word in an ODCS document. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is more than a draft or a proposal: then it replaces what was in force before. */
    public boolean isDecided() {
        return this != PROPOSED && this != DRAFT;
    }

    /** Whether records are governed and published under a contract of this status. */
    public boolean isEnforced() {
        return this == ACTIVE || this == DEPRECATED;
    }
}
