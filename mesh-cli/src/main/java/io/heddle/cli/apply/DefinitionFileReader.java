// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.apply;

import io.heddle.cli.client.InputFault;
import io.heddle.contract.Contract;
import io.heddle.contract.RuleFault;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlReader;
import io.heddle.contract.yaml.YamlReading;
import io.heddle.contract.yaml.YamlScalar;
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

/** Reads and validates definition files. Thread-safe, provided the engine is. */
final class DefinitionFileReader {
    private static final Set<String> CONTRACT_KEYS = Set.of("dataProduct", "schema", "slaProperties");
    private final RecordEngine engine;

    DefinitionFileReader(RecordEngine engine) {
        this.engine = engine;
    }

    /** @param explicit whether the user named this file rather than its folder, so that it must be a definition file */
    DefinitionReadResult read(Path path, boolean explicit) {
        String text;
        try {
            text = Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return DefinitionReadResult.Invalid.of(path, "file.unreadable", "the file cannot be read as UTF-8 text",
                    "check its permissions and its encoding");
        }
        YamlReading yaml = YamlReader.read(text);
        String kind = yaml.root().flatMap(DefinitionFileReader::kind).orElse("");
        if (kind.equalsIgnoreCase("Domain")) {
            return DomainFileReader.read(path, yaml);
        }
        Optional<String> other = yaml.root().flatMap(ContractReader::nameOfOtherStandard);
        if (other.isPresent() && !explicit) {
            return new DefinitionReadResult.Foreign(path,
                    other.get() + ", not a contract of ODCS v3; name the file itself to see how to convert it");
        }
        boolean unreadable = yaml.root().isEmpty() && !yaml.problems().isEmpty();
        boolean contract =
                kind.equals("DataContract") || yaml.root().filter(DefinitionFileReader::looksLikeContract).isPresent();
        return explicit || unreadable || contract ? readContract(path, text) : new DefinitionReadResult.Foreign(path);
    }

    /** Lets a contract with a wrong {@code kind} be reported as a fault instead of being skipped. */
    private static boolean looksLikeContract(YamlNode root) {
        return root instanceof YamlNode.Mapping mapping && !Collections.disjoint(mapping.keys(), CONTRACT_KEYS);
    }

    private static Optional<String> kind(YamlNode root) {
        return root instanceof YamlNode.Mapping mapping
                ? mapping.get("kind").filter(YamlScalar.class::isInstance).map(node -> ((YamlScalar) node).text())
                : Optional.empty();
    }

    private DefinitionReadResult readContract(Path path, String text) {
        Path folder = Objects.requireNonNullElse(path.toAbsolutePath().getParent(), path);
        FolderSchemaSource schemas = new FolderSchemaSource(folder);
        return switch (ContractReader.read(text, schemas)) {
            case ContractReading.Valid valid -> checkRules(path, text, valid.contract(), schemas);
            case ContractReading.Invalid invalid -> DefinitionReadResult.Invalid.of(
                    path, invalid.faults().stream().map(fault -> toInputFault(fault, schemas)).toList());
        };
    }

    private DefinitionReadResult checkRules(Path path, String text, Contract contract, FolderSchemaSource schemas) {
        List<InputFault> faults = new ArrayList<>();
        for (RuleFault fault : engine.check(contract)) {
            int line = lineOf(text, fault.rule());
            faults.add(new InputFault("contract.rule.invalid", line, line == 0 ? 0 : 1, "quality " + fault.rule(),
                    fault.message(), "correct the rule's expression"));
        }
        return faults.isEmpty()
                ? new DefinitionReadResult.Valid(
                        new DefinitionFile.ContractFile(path, contract.id().toString(), text, schemas.loadedSchemas()))
                : DefinitionReadResult.Invalid.of(path, faults);
    }

    private static InputFault toInputFault(io.heddle.contract.ContractFault fault, FolderSchemaSource schemas) {
        boolean escapes = schemas.outsideUrls().stream().anyMatch(url -> fault.message().contains(url));
        return escapes
                ? new InputFault(fault.code(), fault.line(), fault.column(), fault.path(),
                        "the schema is outside the contract's folder; only files inside it are read",
                        "move the schema into the contract's folder or a folder below it")
                : new InputFault(fault.code(), fault.line(), fault.column(), fault.path(), fault.message(),
                        fault.fix());
    }

    /** The approximate line of a rule, so that an editor can jump to it. */
    private static int lineOf(String text, String rule) {
        int offset = text.indexOf(rule);
        return offset < 0
                ? 0
                : (int) text.substring(0, offset).lines().count()
                        + (offset == 0 || text.charAt(offset - 1) == '\n' ? 1 : 0);
    }
}
