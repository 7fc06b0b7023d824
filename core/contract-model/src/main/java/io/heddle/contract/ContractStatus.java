// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.Locale;

/** The lifecycle of a contract, with the names that ODCS uses. */
public enum ContractStatus {
    PROPOSED,
    DRAFT,
    ACTIVE,
    DEPRECATED,
    RETIRED;

    /** The name in an ODCS document. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is more than a draft or proposal and therefore replaces the version that was in force before. */
    public boolean isDecided() {
        return this != PROPOSED && this != DRAFT;
    }

    /** Whether records are governed and published under a contract of this status. */
    public boolean isEnforced() {
        return this == ACTIVE || this == DEPRECATED;
    }
}
