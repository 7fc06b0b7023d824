// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * The latest status of a product's service level objective: a record of {@code mesh.sla}. Immutable and thread-safe.
 *
 * @param product {@code domain.product}
 * @param objective the objective's id in the contract
 * @param property {@code freshness}, {@code errorRate}, ...
 * @param contract the version that promises it
 * @param target in the property's unit: freshness in seconds, errorRate as a share from 0 to 1
 * @param actual in the unit of {@code target}; empty if there is nothing to measure
 * @param since when the current state began
 * @param message the status in words
 */
public record SlaStatusReport(
        String product,
        String objective,
        String property,
        String contract,
        SlaObjectiveState state,
        double target,
        OptionalDouble actual,
        Instant since,
        Instant evaluatedAt,
        String message) {}
