// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.odcs.internal.document.DocumentContent;
import io.heddle.contract.odcs.internal.document.DocumentFindings;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.section.QualityRuleLocator;
import io.heddle.contract.odcs.internal.shape.OdcsRelease;
import io.heddle.contract.odcs.internal.shape.OdcsShapes;
import io.heddle.contract.yaml.TextPosition;
import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlReader;
import io.heddle.contract.yaml.YamlScalar;
import io.heddle.contract.yaml.YamlWriter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An ODCS document as it was written, including everything that Heddle does not interpret. Immutable.
 *
 * @param source the YAML (or JSON) text as read
 */
public record ContractDocument(String source) {
    /** A position in the document and its path. */
    public record Location(TextPosition position, String path) {}

    /**
     * The document as YAML, with all keys and values in their order, whether or not Heddle interprets them; only
     * comments and layout are lost. It keeps its {@code apiVersion}, unless it uses features of a later ODCS release:
     * then it gets the lowest version that has all of them, so that it stays valid. Reading it gives the same contract.
     *
     * @throws IllegalStateException if the source is not a YAML map, which cannot happen for a document from the reader
     */
    public String toYaml() {
        YamlNode.Mapping root = root();
        OdcsRelease used = OdcsShapes.releaseOf(root);
        List<YamlNode.Entry> entries = new ArrayList<>();
        for (YamlNode.Entry entry : root.entries()) {
            boolean version = entry.key().text().equals("apiVersion");
            entries.add(version && entry.value() instanceof YamlScalar apiVersion
                    ? new YamlNode.Entry(entry.key(), writtenVersion(apiVersion, used))
                    : entry);
        }
        return YamlWriter.write(YamlNode.Mapping.of(TextPosition.START, entries));
    }

    private static YamlScalar writtenVersion(YamlScalar apiVersion, OdcsRelease used) {
        return new YamlScalar(TextPosition.START, OdcsRelease.writtenVersion(apiVersion.text(), used),
                YamlScalar.Kind.STRING);
    }

    /**
     * Whether another document says the same: comments, layout, line ends, the order of keys, the way in which a value
     * is quoted, anchors and merge keys do not matter; the order of list items does.
     *
     * @throws IllegalStateException as {@link #toYaml}
     */
    public boolean hasContentOf(ContractDocument other) {
        return source.equals(other.source) || DocumentContent.of(root()).equals(DocumentContent.of(other.root()));
    }

    /**
     * The value of a custom property of the contract, such as {@code domainKind}, if it is a scalar. Properties of
     * other vendors are ignored.
     *
     * @throws IllegalStateException as {@link #toYaml}
     */
    public Optional<String> customProperty(String name) {
        return section()
                .customProperty(name)
                .map(DocumentSection.LocatedNode::node)
                .filter(YamlScalar.class::isInstance)
                .map(node -> ((YamlScalar) node).text());
    }

    /**
     * The location of a record rule's expression, for faults that are only detected when the rule is compiled.
     *
     * @param rule the id of a {@link io.heddle.contract.RecordRule}
     * @throws IllegalStateException as {@link #toYaml}
     */
    public Optional<Location> ruleLocation(String rule) {
        return section().sections("schema").stream()
                .flatMap(object -> QualityRuleLocator.locate(object, rule).stream())
                .findFirst()
                .map(located -> new Location(located.node().position(), located.path()));
    }

    private DocumentSection section() {
        return new DocumentSection(root(), "", new DocumentFindings());
    }

    private YamlNode.Mapping root() {
        if (YamlReader.read(source).root().orElse(null) instanceof YamlNode.Mapping mapping) {
            return mapping;
        }
        throw new IllegalStateException("the document was never read: its source is not a YAML map");
    }
}
