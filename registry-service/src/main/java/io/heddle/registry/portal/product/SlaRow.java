// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import io.heddle.contract.Contract;
import io.heddle.contract.SlaObjective;
import io.heddle.contract.SlaProperty;
import io.heddle.contract.text.ContractWording;
import io.heddle.registry.portal.DisplayFormat;
import io.heddle.registry.portal.SlaBadge;
import io.heddle.registry.sla.SlaStatus;

import java.util.Collection;
import java.util.List;

/**
 * A service level objective.
 *
 * @param promise formatted
 * @param message the monitor's message; before its first one, how the objective will be measured
 * @param since when the state began; {@code ""} if unknown
 */
public record SlaRow(String id, String property, String promise, SlaBadge state, String message, String since) {
    static List<SlaRow> of(Contract contract, Collection<SlaStatus> statuses) {
        return contract.sla().stream()
                .map(objective -> statuses.stream()
                        .filter(status -> status.objective().equals(objective.id()))
                        .findFirst()
                        .map(status -> of(objective, status))
                        .orElseGet(() -> new SlaRow(objective.id(), objective.word(),
                                ContractWording.describe(objective),
                                SlaBadge.NONE, withoutStatus(objective.property().treatment()), "")))
                .toList();
    }

    private static SlaRow of(SlaObjective objective, SlaStatus status) {
        return new SlaRow(objective.id(), objective.word(), ContractWording.describe(objective),
                SlaBadge.of(status),
                status.message(), DisplayFormat.minute(status.since()));
    }

    static String withoutStatus(SlaProperty.Treatment treatment) {
        return switch (treatment) {
            case MEASURED -> "not measured yet";
            case APPLIED -> "set on the topics";
            case RECORDED -> "recorded, not measured";
        };
    }
}
