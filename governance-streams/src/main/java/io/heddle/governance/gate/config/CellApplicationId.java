// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.config;

import io.heddle.contract.DomainName;

/** The application id of a domain's cell: its consumer group, and the prefix of its transactional ids. */
public final class CellApplicationId {
    private CellApplicationId() {}

    public static String of(DomainName domain) {
        return "mesh.gate." + domain;
    }
}
