// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.yaml.Node;
import io.heddle.contract.yaml.Scalar;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A map of the document with its path. The readers of values are lenient: what has the wrong type was reported when the
 * document's shape was checked, and counts as absent here.
 */
record Section(Node.Mapping node, String path, Findings findings) {

    /** A node of the document with its path. */
    record At(Node node, String path) {}

    Optional<Node> get(String key) {
        return node.get(key);
    }

    boolean has(String key) {
        return node.get(key).isPresent();
    }

    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Where to point for a key: its value if it is there, else this map. */
    Node at(String key) {
        return node.get(key).orElse(node);
    }

    Optional<Scalar> scalar(String key) {
        return node.get(key).filter(Scalar.class::isInstance).map(Scalar.class::cast);
    }

    Optional<String> text(String key) {
        return scalar(key).filter(Scalar::isText).map(Scalar::text);
    }

    Optional<BigDecimal> number(String key) {
        return scalar(key).flatMap(Scalar::number);
    }

    Optional<Boolean> flag(String key) {
        return scalar(key).flatMap(Scalar::flag);
    }

    boolean isTrue(String key) {
        return flag(key).orElse(false);
    }

    Optional<Section> section(String key) {
        return node.get(key)
                .filter(Node.Mapping.class::isInstance)
                .map(mapping -> new Section((Node.Mapping) mapping, pathOf(key), findings));
    }

    /** The items of a list; nothing if the key is absent or is no list. */
    List<At> items(String key) {
        List<At> items = new ArrayList<>();
        if (node.get(key).orElse(null) instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                items.add(new At(item, pathOf(key) + "[" + items.size() + "]"));
            }
        }
        return items;
    }

    /** Those items of a list that are maps. */
    List<Section> sections(String key) {
        return items(key).stream().flatMap(at -> section(at).stream()).toList();
    }

    /** Those items of a list that are texts. */
    List<String> texts(String key) {
        return items(key).stream()
                .map(At::node)
                .filter(item -> item instanceof Scalar scalar && scalar.isText())
                .map(item -> ((Scalar) item).text())
                .toList();
    }

    Optional<Section> section(At at) {
        return at.node() instanceof Node.Mapping mapping
                ? Optional.of(new Section(mapping, at.path(), findings))
                : Optional.empty();
    }

    /** The value of a custom property of this section, if nobody else's vendor is named. */
    Optional<At> custom(String name) {
        return sections("customProperties").stream()
                .filter(property -> property.text("property").equals(Optional.of(name)))
                .filter(property -> property.text("vendor").map("heddle"::equals).orElse(true))
                .flatMap(property -> property.get("value").stream().map(v -> new At(v, property.pathOf("value"))))
                .findFirst();
    }

    void fault(String code, String key, String message, String fix) {
        findings.fault(code, at(key), pathOf(key), message, fix);
    }

    void notice(String code, String key, String message) {
        findings.notice(code, at(key), pathOf(key), message);
    }
}
