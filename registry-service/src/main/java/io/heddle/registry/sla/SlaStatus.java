// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.sla;

import io.heddle.contract.mesh.SlaStatusReport;
import org.jspecify.annotations.Nullable;

/**
 * The latest status of one objective, as returned by the API.
 *
 * @param state {@code WAITING}, {@code MET}, {@code BREACHED} or {@code UNKNOWN}
 * @param target seconds if the property is a duration, from 0 to 1 if it is a ratio
 * @param actual in the unit of target; null if nothing has been measured yet
 */
public record SlaStatus(
        String product,
        String objective,
        String property,
        String contract,
        String state,
        double target,
        @Nullable Double actual,
        String since,
        String evaluatedAt,
        String message) {
    static SlaStatus of(SlaStatusReport report) {
        return new SlaStatus(
                report.product(),
                report.objective(),
                report.property(),
                report.contract(),
                report.state().name(),
                report.target(),
                report.actual().isPresent() ? report.actual().getAsDouble() : null,
                report.since().toString(),
                report.evaluatedAt().toString(),
                report.message());
    }
}
