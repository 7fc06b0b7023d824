// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.mesh;

import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;

import java.util.Map;
import java.util.Optional;

/**
 * What the registry waits for before it is ready. Immutable.
 *
 * @param text the words that follow "waits for"
 * @param code a stable code, the same as a gate's for the same thing; empty if there is none
 */
record BootstrapWait(String text, Optional<String> code) {
    private static final String KAFKA = "kafka";
    private static final Map<String, String> CODES = Map.of(
            ProblemCode.KAFKA_UNAVAILABLE.code(), KAFKA,
            ProblemCode.STARTING.code(), "mesh_log",
            ProblemCode.SCHEMA_REGISTRY_UNAVAILABLE.code(), "schema_registry",
            ProblemCode.SCHEMA_REGISTRY_REFUSED.code(), "schema_registry");

    /** A wait without a code. */
    static BootstrapWait of(String text) {
        return new BootstrapWait(text, Optional.empty());
    }

    static BootstrapWait of(ProblemDetails problem) {
        return new BootstrapWait(problem.detail(), Optional.ofNullable(CODES.get(problem.code())));
    }

    /** Kafka must answer about this. */
    static BootstrapWait kafka(String text) {
        return new BootstrapWait(text, Optional.of(KAFKA));
    }

    /** The log must be read to its end. */
    static BootstrapWait meshLog(String text) {
        return new BootstrapWait(text, Optional.of("mesh_log"));
    }
}
