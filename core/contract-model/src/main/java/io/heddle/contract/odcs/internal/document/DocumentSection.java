// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.document;

import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlScalar;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A map in the document and its path. The accessors are lenient: values of the wrong type are treated as absent,
 * because the shape check has already reported them.
 */
public record DocumentSection(YamlNode.Mapping node, String path, DocumentFindings findings) {

    /** A node of the document and its path. */
    public record LocatedNode(YamlNode node, String path) {}

    public Optional<YamlNode> get(String key) {
        return node.get(key);
    }

    public boolean has(String key) {
        return node.get(key).isPresent();
    }

    public String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The node to report for a key: its value if present, else this map. */
    public YamlNode nodeAt(String key) {
        return node.get(key).orElse(node);
    }

    public Optional<YamlScalar> scalar(String key) {
        return node.get(key).filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast);
    }

    public Optional<String> text(String key) {
        return scalar(key).filter(YamlScalar::isText).map(YamlScalar::text);
    }

    public Optional<BigDecimal> number(String key) {
        return scalar(key).flatMap(YamlScalar::number);
    }

    public Optional<Boolean> booleanValue(String key) {
        return scalar(key).flatMap(YamlScalar::booleanValue);
    }

    public boolean isTrue(String key) {
        return booleanValue(key).orElse(false);
    }

    public Optional<DocumentSection> section(String key) {
        return node.get(key)
                .filter(YamlNode.Mapping.class::isInstance)
                .map(mapping -> new DocumentSection((YamlNode.Mapping) mapping, pathOf(key), findings));
    }

    /** The items of a list; empty if the key is absent or not a list. */
    public List<LocatedNode> items(String key) {
        List<LocatedNode> items = new ArrayList<>();
        if (node.get(key).orElse(null) instanceof YamlNode.Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                items.add(new LocatedNode(item, pathOf(key) + "[" + items.size() + "]"));
            }
        }
        return items;
    }

    /** The items of a list that are maps. */
    public List<DocumentSection> sections(String key) {
        return items(key).stream().flatMap(located -> section(located).stream()).toList();
    }

    /** The items of a list that are texts. */
    public List<String> texts(String key) {
        return items(key).stream()
                .map(LocatedNode::node)
                .filter(item -> item instanceof YamlScalar scalar && scalar.isText())
                .map(item -> ((YamlScalar) item).text())
                .toList();
    }

    public Optional<DocumentSection> section(LocatedNode located) {
        return located.node() instanceof YamlNode.Mapping mapping
                ? Optional.of(new DocumentSection(mapping, located.path(), findings))
                : Optional.empty();
    }

    /** The value of a custom property of this section, unless it belongs to another vendor. */
    public Optional<LocatedNode> customProperty(String name) {
        return sections("customProperties").stream()
                .filter(property -> property.text("property").equals(Optional.of(name)))
                .filter(property -> property.text("vendor").map("heddle"::equals).orElse(true))
                .flatMap(property -> property.get("value").stream()
                        .map(v -> new LocatedNode(v, property.pathOf("value"))))
                .findFirst();
    }

    public void fault(String code, String key, String message, String fix) {
        findings.fault(code, nodeAt(key), pathOf(key), message, fix);
    }

    public void notice(String code, String key, String message) {
        findings.notice(code, nodeAt(key), pathOf(key), message);
    }
}
