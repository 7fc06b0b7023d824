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

/** Sends valid files to the registry, optionally as a dry run. Domains are applied before contracts. */
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
     * The result of an apply.
     *
     * @param changes each resource once, in the order of processing
     * @param faults what the registry refused; unless it is a dry run, processing stops at the first refusal
     * @param notices warnings about valid files
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
            // The plan of a contract includes its domain, which may already be listed from the domain's own file.
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
