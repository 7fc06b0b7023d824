// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import io.heddle.contract.Contract;
import io.heddle.contract.SlaObjective;
import io.heddle.contract.text.ContractWording;
import io.heddle.registry.portal.SlaBadge;
import io.heddle.registry.portal.TimestampFormat;
import io.heddle.registry.sla.SlaStatus;

import java.util.Collection;
import java.util.List;

/**
 * A service level objective.
 *
 * @param promise in words
 * @param message how it is, as the monitor says it; {@code ""} if it says nothing
 * @param since when the state began; {@code ""} if there is none
 */
public record SlaRow(String id, String property, String promise, SlaBadge state, String message, String since) {
    static List<SlaRow> of(Contract contract, Collection<SlaStatus> statuses) {
        return contract.sla().stream()
                .map(objective -> statuses.stream()
                        .filter(status -> status.objective().equals(objective.id()))
                        .findFirst()
                        .map(status -> of(objective, status))
                        .orElseGet(() -> new SlaRow(objective.id(), objective.property(),
                                ContractWording.describe(objective),
                                SlaBadge.NONE, "", "")))
                .toList();
    }

    private static SlaRow of(SlaObjective objective, SlaStatus status) {
        return new SlaRow(objective.id(), objective.property(), ContractWording.describe(objective),
                SlaBadge.of(status),
                status.message(), TimestampFormat.toMinute(status.since()));
    }
}
