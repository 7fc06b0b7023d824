// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Violation;

import java.util.List;

/** The outcome of compiling a program. */
public sealed interface CompilationResult {
    /** The program is ready to run. */
    record Compiled(RecordProgram program) implements CompilationResult {}

    /**
     * The writer's schema cannot be resolved to the contract's schema. Records written with it are rejected as
     * {@link io.heddle.contract.ReasonCode#SCHEMA_INCOMPATIBLE} with these violations.
     */
    record Incompatible(List<Violation> violations) implements CompilationResult {}
}
