// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.apply;

import io.heddle.cli.json.NearestName;
import io.heddle.cli.mesh.Fault;
import io.heddle.contract.DomainName;
import io.heddle.contract.yaml.Node;
import io.heddle.contract.yaml.Place;
import io.heddle.contract.yaml.Scalar;
import io.heddle.contract.yaml.YamlProblem;
import io.heddle.contract.yaml.YamlReading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a domain file, finding all its faults at once. */
final class DomainReader {
    private static final List<String> KEYS = List.of("apiVersion", "kind", "name", "type", "owner", "description");
    private static final List<String> TYPES = List.of("source-aligned", "consumer-aligned", "shared");
    private static final String VERSION = "heddle.io/v1";
    private final List<Fault> faults = new ArrayList<>();
    private final Node.Mapping document;

    private DomainReader(Node.Mapping document) {
        this.document = document;
    }

    static FileReading read(Path path, YamlReading yaml) {
        return yaml.root().orElse(null) instanceof Node.Mapping document
                ? new DomainReader(document).read(path, yaml.problems())
                : new FileReading.Foreign(path);
    }

    private FileReading read(Path path, List<YamlProblem> problems) {
        problems.forEach(p -> add(p.code(), p.place(), p.path(), p.message(), p.fix()));
        document.entries().stream()
                .filter(entry -> !KEYS.contains(entry.key().text()))
                .forEach(entry -> add("domain.key.unknown", entry.key().place(), entry.key().text(),
                        "a domain has no '" + entry.key().text() + "'",
                        NearestName.to(entry.key().text(), KEYS).map(near -> "did you mean '" + near + "'?")
                                .orElse("leave it out; a domain has " + String.join(", ", KEYS))));
        oneOf("apiVersion", List.of(VERSION), true);
        oneOf("kind", List.of("Domain"), true);
        String name = text("name", true, "name: crm");
        checkName(name);
        String type = oneOf("type", TYPES, false);
        String owner = text("owner", true, "owner: crm-team");
        String description = text("description", false, "");
        return faults.isEmpty()
                ? new FileReading.Valid(new MeshFile.DomainFile(
                        path, name, type.isEmpty() ? TYPES.get(0) : type, owner, description))
                : FileReading.Invalid.of(path, faults);
    }

    private void checkName(String name) {
        if (!name.isEmpty()) {
            try {
                if (new DomainName(name).isMesh()) {
                    add("domain.name.reserved", place("name"), "name", "the domain 'mesh' belongs to the mesh itself",
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
        Optional<Node> value = document.get(key);
        if (value.orElse(null) instanceof Scalar scalar && !scalar.isNull() && !scalar.text().isBlank()) {
            return scalar.text().strip();
        }
        if (value.isPresent() && !(value.get() instanceof Scalar)) {
            add("domain." + key + ".invalid", place(key), key, key + " is not a text", "write a text");
        } else if (required) {
            add("domain." + key + ".missing", place(key), key, key + " is missing", "add " + example);
        }
        return "";
    }

    private Place place(String key) {
        return document.get(key).map(Node::place).orElse(Place.START);
    }

    private void add(String code, Place place, String path, String message, String fix) {
        faults.add(new Fault(code, place.line(), place.column(), path, message, fix));
    }
}
