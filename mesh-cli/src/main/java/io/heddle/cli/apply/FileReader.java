// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.apply;

import io.heddle.cli.mesh.Fault;
import io.heddle.contract.Contract;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.contract.yaml.Node;
import io.heddle.contract.yaml.Scalar;
import io.heddle.contract.yaml.YamlReading;
import io.heddle.contract.yaml.YamlText;
import io.heddle.engine.RecordEngine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads and checks files. Thread-safe if the engine is, as it has to be. */
final class FileReader {
    private static final Set<String> CONTRACT_KEYS = Set.of("dataProduct", "schema", "slaProperties");
    private final RecordEngine engine;

    FileReader(RecordEngine engine) {
        this.engine = engine;
    }

    /** @param named whether the user named this very file, so that it can hardly be about something else */
    FileReading read(Path path, boolean named) {
        String text;
        try {
            text = Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return FileReading.Invalid.of(path, "file.unreadable", "the file cannot be read as UTF-8 text",
                    "check its permissions and its encoding");
        }
        YamlReading yaml = YamlText.read(text);
        String kind = yaml.root().flatMap(FileReader::kind).orElse("");
        if (kind.equalsIgnoreCase("Domain")) {
            return DomainReader.read(path, yaml);
        }
        boolean unreadable = yaml.root().isEmpty() && !yaml.problems().isEmpty();
        boolean contract = kind.equals("DataContract") || yaml.root().filter(FileReader::looksLikeContract).isPresent();
        return named || unreadable || contract ? contract(path, text) : new FileReading.Foreign(path);
    }

    /** So that a contract with a wrong kind is told so, and not left out. */
    private static boolean looksLikeContract(Node root) {
        return root instanceof Node.Mapping mapping && !Collections.disjoint(mapping.keys(), CONTRACT_KEYS);
    }

    private static Optional<String> kind(Node root) {
        return root instanceof Node.Mapping mapping
                ? mapping.get("kind").filter(Scalar.class::isInstance).map(node -> ((Scalar) node).text())
                : Optional.empty();
    }

    private FileReading contract(Path path, String text) {
        Path folder = Objects.requireNonNullElse(path.toAbsolutePath().getParent(), path);
        FolderSchemas schemas = new FolderSchemas(folder);
        return switch (ContractReader.read(text, schemas)) {
            case ContractReading.Valid valid -> rules(path, text, valid.contract(), schemas);
            case ContractReading.Invalid invalid -> FileReading.Invalid.of(
                    path, invalid.faults().stream().map(fault -> fault(fault, schemas)).toList());
        };
    }

    private FileReading rules(Path path, String text, Contract contract, FolderSchemas schemas) {
        List<Fault> faults = new ArrayList<>();
        for (RecordEngine.RuleFault fault : engine.check(contract)) {
            int line = lineOf(text, fault.rule());
            faults.add(new Fault("contract.rule.invalid", line, line == 0 ? 0 : 1, "quality " + fault.rule(),
                    fault.message(), "correct the rule's expression"));
        }
        return faults.isEmpty()
                ? new FileReading.Valid(
                        new MeshFile.ContractFile(path, contract.id().toString(), text, schemas.loaded()))
                : FileReading.Invalid.of(path, faults);
    }

    private static Fault fault(io.heddle.contract.odcs.Fault fault, FolderSchemas schemas) {
        boolean escapes = schemas.outside().stream().anyMatch(url -> fault.message().contains(url));
        return escapes
                ? new Fault(fault.code(), fault.line(), fault.column(), fault.path(),
                        "the schema lies outside of the contract's folder, where nothing is read",
                        "put the schema beside the contract or in a folder below it")
                : new Fault(fault.code(), fault.line(), fault.column(), fault.path(), fault.message(), fault.fix());
    }

    /** Where a rule is written: good enough to jump to. */
    private static int lineOf(String text, String rule) {
        int at = text.indexOf(rule);
        return at < 0 ? 0 : (int) text.substring(0, at).lines().count() + (at == 0 || text.charAt(at - 1) == '\n' ? 1 : 0);
    }
}
