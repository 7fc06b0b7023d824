// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractStatus;
import io.heddle.registry.portal.SlaBadge;
import io.heddle.registry.sla.SlaStatus;

import java.util.Collection;

/**
 * The title of a product's page.
 *
 * @param statusStyle the CSS class of the badge of the status
 * @param sla the state of the worst objective
 */
public record HeaderSection(
        String id, String domain, String name, String version, String status, String statusStyle, SlaBadge sla) {
    static HeaderSection of(Contract contract, Collection<SlaStatus> statuses) {
        return new HeaderSection(contract.id().toString(), contract.id().domain().value(), contract.name(),
                contract.version().toString(), contract.status().word(), style(contract.status()),
                SlaBadge.worst(statuses));
    }

    private static String style(ContractStatus status) {
        return switch (status) {
            case ACTIVE -> "ok";
            case DEPRECATED -> "warn";
            case RETIRED -> "bad";
            case PROPOSED, DRAFT -> "wait";
        };
    }
}
