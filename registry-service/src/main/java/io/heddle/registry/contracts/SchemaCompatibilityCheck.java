// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.Contract;
import io.heddle.contract.TopicSettings.Compatibility;
import io.heddle.engine.compatibility.SchemaComparison;
import io.heddle.log.ContractEntry;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemDetails.Violation;
import org.apache.avro.Schema;

import java.util.List;
import java.util.Optional;

/** Checks whether a schema satisfies the contract's compatibility level and explains any incompatibility. Pure. */
final class SchemaCompatibilityCheck {
    private SchemaCompatibilityCheck() {}

    /**
     * The incompatibilities of a contract's schema; empty if there are none.
     *
     * @param earlier the existing versions of the same major, oldest first
     */
    static Optional<ProblemDetails> problem(Contract contract, List<ContractEntry> earlier) {
        List<Schema> schemas = earlier.stream().map(entry -> entry.contract().valueSchema()).toList();
        List<Violation> differences =
                differences(contract.valueSchema(), schemas, contract.settings().compatibility());
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(ProblemDetails.of(ProblemCode.SCHEMA_INCOMPATIBLE,
                        "The schema of " + contract.ref() + " is not " + contract.settings().compatibility()
                                + " compatible with the earlier versions",
                        "Correct the listed differences, or raise the major version, which gets its own topics",
                        differences));
    }

    private static List<Violation> differences(Schema schema, List<Schema> earlier, Compatibility level) {
        return SchemaComparison.of(schema, earlier).breaking(level).stream()
                .map(difference -> Violation.of(
                        "schema." + difference.kind().code(), difference.path(), difference.message(),
                        difference.fix()))
                .distinct()
                .toList();
    }
}
