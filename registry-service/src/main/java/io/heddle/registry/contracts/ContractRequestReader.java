// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractFault;
import io.heddle.contract.ProductId;
import io.heddle.contract.RuleFault;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.engine.RecordEngine;
import io.heddle.log.DomainEntry;
import io.heddle.registry.cluster.SchemaRegistry;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemDetails.Violation;
import io.heddle.registry.problem.ProblemException;
import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Converts a request into a command, or reports all of its errors at once. Thread-safe. */
@Singleton
final class ContractRequestReader {
    private final RecordEngine engine;
    private final SchemaRegistry schemaRegistry;

    ContractRequestReader(RecordEngine engine, SchemaRegistry schemaRegistry) {
        this.engine = engine;
        this.schemaRegistry = schemaRegistry;
    }

    /**
     * Reads a contract.
     *
     * @param id the product in the request path
     * @throws ProblemException (422) with every error
     */
    PublishContractCommand read(ProductId id, ContractBundle bundle, VersionPrecondition precondition, boolean byMesh) {
        Map<String, String> used = new ConcurrentHashMap<>();
        SchemaSource schemas = recording(bundle, used);
        ContractReading reading = byMesh
                ? ContractReader.readMesh(bundle.source(), schemas)
                : ContractReader.read(bundle.source(), schemas);
        return switch (reading) {
            case ContractReading.Invalid(List<ContractFault> faults) ->
                throw invalid(id, faults.stream().map(ContractRequestReader::violation).toList());
            case ContractReading.Valid valid -> {
                Contract contract = valid.contract();
                List<Violation> violations = new ArrayList<>(check(id, contract, bundle.source()));
                Optional<DomainEntry> domain = DeclaredDomain.of(contract, bundle.source(), violations);
                if (!violations.isEmpty() || domain.isEmpty()) {
                    throw invalid(id, violations);
                }
                yield new PublishContractCommand(contract, new ContractBundle(bundle.source(), used), domain.get(),
                        valid.notices(), precondition, byMesh);
            }
        };
    }

    private List<Violation> check(ProductId id, Contract contract, String source) {
        List<Violation> violations = new ArrayList<>();
        if (!contract.id().equals(id)) {
            violations.add(ContractSourcePosition.of(source, "id:").violation("contract.id.mismatch", "id",
                    "the contract is for " + contract.id() + " but was sent for " + id,
                    "send it to /api/v1/contracts/" + contract.id() + ", or correct domain and dataProduct"));
        }
        for (RuleFault fault : engine.check(contract)) {
            violations.add(
                    ContractSourcePosition.of(source, fault.rule()).violation("contract.rule.invalid", fault.rule(),
                            fault.message(), "correct the expression of rule '" + fault.rule() + "'"));
        }
        return violations;
    }

    /** Submitted schemas take precedence; a name that is not a file may be a subject in the schema registry. */
    private SchemaSource recording(ContractBundle bundle, Map<String, String> used) {
        return url -> {
            Optional<String> schema = Optional.ofNullable(bundle.schemas().get(url));
            if (schema.isEmpty() && !url.contains("/") && !url.endsWith(".avsc")) {
                schema = schemaRegistry.latest(url);
            }
            schema.ifPresent(text -> used.put(url, text));
            return schema;
        };
    }

    private static Violation violation(ContractFault fault) {
        return new Violation(fault.code(), fault.line(), fault.column(), fault.path(), fault.message(), fault.fix());
    }

    private static ProblemException invalid(ProductId id, List<Violation> violations) {
        String count = violations.size() == 1 ? "one fault" : violations.size() + " faults";
        return ProblemDetails.of(ProblemCode.CONTRACT_INVALID, "The contract sent for " + id + " has " + count,
                "Correct all listed faults and send it again", violations).toException();
    }
}
