// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.apply;

import io.heddle.cli.client.InputFault;
import io.heddle.contract.DomainName;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.contract.yaml.TextPosition;
import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlProblem;
import io.heddle.contract.yaml.YamlReading;
import io.heddle.contract.yaml.YamlScalar;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a domain file and reports all of its faults at once. */
final class DomainFileReader {
    private static final List<String> KEYS = List.of("apiVersion", "kind", "name", "type", "owner", "description");
    private static final List<String> TYPES = List.of("source-aligned", "consumer-aligned", "shared");
    private static final String VERSION = "heddle.io/v1";
    private final List<InputFault> faults = new ArrayList<>();
    private final YamlNode.Mapping document;

    private DomainFileReader(YamlNode.Mapping document) {
        this.document = document;
    }

    static DefinitionReadResult read(Path path, YamlReading yaml) {
        return yaml.root().orElse(null) instanceof YamlNode.Mapping document
                ? new DomainFileReader(document).read(path, yaml.problems())
                : new DefinitionReadResult.Foreign(path);
    }

    private DefinitionReadResult read(Path path, List<YamlProblem> problems) {
        problems.forEach(p -> add(p.code(), p.position(), p.path(), p.message(), p.fix()));
        document.entries().stream()
                .filter(entry -> !KEYS.contains(entry.key().text()))
                .forEach(entry -> add("domain.key.unknown", entry.key().position(), entry.key().text(),
                        "a domain has no '" + entry.key().text() + "'",
                        NameSuggestions.closest(entry.key().text(), KEYS)
                                .map(suggestion -> "did you mean '" + suggestion + "'?")
                                .orElse("remove it; the keys of a domain are " + String.join(", ", KEYS))));
        oneOf("apiVersion", List.of(VERSION), true);
        oneOf("kind", List.of("Domain"), true);
        String name = text("name", true, "name: crm");
        checkName(name);
        String type = oneOf("type", TYPES, false);
        String owner = text("owner", true, "owner: crm-team");
        String description = text("description", false, "");
        return faults.isEmpty()
                ? new DefinitionReadResult.Valid(new DefinitionFile.DomainFile(
                        path, name, type.isEmpty() ? TYPES.get(0) : type, owner, description))
                : DefinitionReadResult.Invalid.of(path, faults);
    }

    private void checkName(String name) {
        if (!name.isEmpty()) {
            try {
                if (new DomainName(name).isMesh()) {
                    add("domain.name.reserved", place("name"), "name",
                            "the domain 'mesh' is reserved for the mesh itself",
                            "choose another name");
                }
            } catch (IllegalArgumentException e) {
                add("domain.name.invalid", place("name"), "name", String.valueOf(e.getMessage()), "correct the name");
            }
        }
    }

    private String oneOf(String key, List<String> allowed, boolean required) {
        String value = text(key, required, key + ": " + allowed.get(0));
        if (!value.isEmpty() && !allowed.contains(value)) {
            add("domain." + key + ".invalid", place(key), key, "'" + value + "' is not valid",
                    "write " + String.join(", ", allowed));
        }
        return value;
    }

    private String text(String key, boolean required, String example) {
        Optional<YamlNode> value = document.get(key);
        if (value.orElse(null) instanceof YamlScalar scalar && !scalar.isNull() && !scalar.text().isBlank()) {
            return scalar.text().strip();
        }
        if (value.isPresent() && !(value.get() instanceof YamlScalar)) {
            add("domain." + key + ".invalid", place(key), key, key + " is not a string", "write a string");
        } else if (required) {
            add("domain." + key + ".missing", place(key), key, key + " is missing", "add " + example);
        }
        return "";
    }

    private TextPosition place(String key) {
        return document.get(key).map(YamlNode::position).orElse(TextPosition.START);
    }

    private void add(String code, TextPosition place, String path, String message, String fix) {
        faults.add(new InputFault(code, place.line(), place.column(), path, message, fix));
    }
}
