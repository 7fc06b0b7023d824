// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.yaml.Node;
import io.heddle.contract.yaml.Place;
import io.heddle.contract.yaml.Scalar;
import io.heddle.contract.yaml.YamlText;
import io.heddle.contract.yaml.YamlWriter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An ODCS document as it was written, with everything in it that Heddle does not know. Immutable.
 *
 * @param source the YAML (or JSON) text as read
 */
public record ContractDocument(String source) {
    /** The version of ODCS that is written. */
    public static final String WRITTEN_VERSION = "v3.1.0";

    /** A place in the document with its path there. */
    public record Location(Place place, String path) {}

    /**
     * The document as YAML of ODCS v3.1.0: all keys and values in their order, known to Heddle or not; only comments and
     * layout go. Reading it gives the same contract.
     *
     * @throws IllegalStateException if the source is not a YAML map, which never happens to a document that was read
     */
    public String toYaml() {
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : root().entries()) {
            boolean version = entry.key().text().equals("apiVersion");
            entries.add(version
                    ? new Node.Entry(entry.key(), new Scalar(Place.START, WRITTEN_VERSION, Scalar.Kind.STRING))
                    : entry);
        }
        return YamlWriter.write(Node.Mapping.of(Place.START, entries));
    }

    /**
     * The value of a custom property of the contract, such as {@code domainKind}, if it is a single one. Properties of
     * other vendors do not count.
     *
     * @throws IllegalStateException as {@link #toYaml}
     */
    public Optional<String> customProperty(String name) {
        return section()
                .custom(name)
                .map(Section.At::node)
                .filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).text());
    }

    /**
     * Where the expression of a record rule stands, for faults that show only when the rule is compiled.
     *
     * @param rule the id of a {@link io.heddle.contract.RecordRule}
     * @throws IllegalStateException as {@link #toYaml}
     */
    public Optional<Location> ruleLocation(String rule) {
        return section().sections("schema").stream()
                .flatMap(object -> QualityRules.locate(object, Optional.empty(), rule).stream())
                .findFirst();
    }

    private Section section() {
        return new Section(root(), "", new Findings());
    }

    private Node.Mapping root() {
        if (YamlText.read(source).root().orElse(null) instanceof Node.Mapping mapping) {
            return mapping;
        }
        throw new IllegalStateException("the document was never read: its source is not a YAML map");
    }
}
