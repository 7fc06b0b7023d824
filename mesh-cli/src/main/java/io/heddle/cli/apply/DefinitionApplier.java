// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.cli.apply.DefinitionFile.ContractFile;
import io.heddle.cli.apply.DefinitionFile.DomainFile;
import io.heddle.cli.client.InputFault;
import io.heddle.cli.client.RegistryApiClient;
import io.heddle.cli.client.RegistryApiResponse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One walk over valid files through the registry, dry or for real. Domains come before contracts. */
final class DefinitionApplier {
    private static final JsonMapper JSON = new JsonMapper();
    private final RegistryApiClient mesh;
    private final boolean dryRun;
    private final Map<String, AppliedChange> changes = new LinkedHashMap<>();
    private final List<FileFaults> faults = new ArrayList<>();
    private final List<FileFaults> notices = new ArrayList<>();

    private DefinitionApplier(RegistryApiClient mesh, boolean dryRun) {
        this.mesh = mesh;
        this.dryRun = dryRun;
    }

    /**
     * What came of it.
     *
     * @param changes each thing once, in the order of the walk
     * @param faults what the registry refused; without a dry run, nothing after it was tried
     * @param notices valid, but worth knowing
     */
    record Outcome(List<AppliedChange> changes, List<FileFaults> faults, List<FileFaults> notices) {}

    static Outcome run(RegistryApiClient mesh, List<DefinitionFile> files, boolean dryRun) {
        DefinitionApplier applying = new DefinitionApplier(mesh, dryRun);
        for (DefinitionFile file : domainsFirst(files)) {
            if (dryRun || applying.faults.isEmpty()) {
                applying.apply(file);
            }
        }
        return new Outcome(
                List.copyOf(applying.changes.values()), List.copyOf(applying.faults), List.copyOf(applying.notices));
    }

    private static List<DefinitionFile> domainsFirst(List<DefinitionFile> files) {
        List<DefinitionFile> ordered = new ArrayList<>(files.stream().filter(DomainFile.class::isInstance).toList());
        files.stream().filter(ContractFile.class::isInstance).forEach(ordered::add);
        return ordered;
    }

    private void apply(DefinitionFile file) {
        switch (send(file)) {
            case RegistryApiResponse.Success done -> collectChanges(file.path(), done.body());
            case RegistryApiResponse.Problem problem -> {
                if (problem.status() >= 500) {
                    throw problem.toException();
                }
                faults.add(new FileFaults(file.path(), faultsOf(problem)));
            }
        }
    }

    private RegistryApiResponse send(DefinitionFile file) {
        return switch (file) {
            case DomainFile domain -> mesh.putDomain(domain.name(), body(domain), dryRun);
            case ContractFile contract -> mesh.putContract(contract.product(), body(contract), dryRun);
        };
    }

    private void collectChanges(Path path, JsonNode answer) {
        for (AppliedChange change : AppliedChange.of(answer)) {
            // A domain that a file describes is also part of the plan of its contracts.
            changes.putIfAbsent(change.kind() + " " + change.name(), change);
        }
        List<InputFault> noticeFaults = answer.path("notices").valueStream()
                .map(notice -> new InputFault(notice.path("code").asText(), notice.path("line").asInt(),
                        notice.path("column").asInt(), notice.path("path").asText(), notice.path("message").asText(),
                        ""))
                .toList();
        if (!noticeFaults.isEmpty()) {
            notices.add(new FileFaults(path, noticeFaults));
        }
    }

    private static List<InputFault> faultsOf(RegistryApiResponse.Problem problem) {
        return problem.faults().isEmpty()
                ? List.of(new InputFault(problem.code(), 0, 0, "", problem.detail(), problem.fix()))
                : problem.faults();
    }

    private static ObjectNode body(DomainFile domain) {
        return JSON.createObjectNode()
                .put("kind", domain.kind())
                .put("owner", domain.owner())
                .put("description", domain.description());
    }

    private static ObjectNode body(ContractFile contract) {
        ObjectNode body = JSON.createObjectNode().put("contract", contract.source());
        ObjectNode schemas = body.putObject("schemas");
        contract.schemas().forEach(schemas::put);
        return body;
    }
}
