// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.yaml.Node;
import io.heddle.contract.yaml.Scalar;

/** Compares a document with a {@link Shape} and reports every difference. */
final class ShapeCheck {
    private final Findings findings;

    ShapeCheck(Findings findings) {
        this.findings = findings;
    }

    void check(Node node, Shape shape, String path) {
        if (findings.isFull()) {
            return;
        }
        if (shape instanceof Shape.Later later) {
            check(node, later.shape().get(), path);
        } else if (shape instanceof Shape.Either either) {
            check(node, matches(node, either.first()) ? either.first() : either.second(), path);
        } else if (shape instanceof Shape.Leaf leaf) {
            checkLeaf(node, leaf, path);
        } else if (shape instanceof Shape.Words words) {
            checkWords(node, words, path);
        } else if (shape instanceof Shape.ListOf list) {
            checkList(node, list, path);
        } else if (shape instanceof Shape.Keys keys) {
            checkKeys(node, keys, path);
        }
    }

    private static boolean matches(Node node, Shape shape) {
        if (shape instanceof Shape.Leaf leaf) {
            return leaf.takes(node);
        }
        return shape instanceof Shape.ListOf ? node instanceof Node.Sequence : node instanceof Node.Mapping;
    }

    private void checkLeaf(Node node, Shape.Leaf leaf, String path) {
        if (!leaf.takes(node)) {
            findings.fault(
                    "contract.type", node, path, "must be " + leaf.words() + ", but is " + node.describe(), fixFor(node, leaf));
        }
    }

    private static String fixFor(Node node, Shape.Leaf leaf) {
        if (node instanceof Scalar scalar && scalar.isNull()) {
            return "write " + leaf.words() + ", or remove the key";
        }
        if (leaf == Shape.Leaf.STRING && node instanceof Scalar scalar) {
            return "put it in quotes: \"" + scalar.text() + "\"";
        }
        return "write " + leaf.words();
    }

    private void checkWords(Node node, Shape.Words words, String path) {
        String all = String.join(", ", words.words());
        if (!(node instanceof Scalar scalar) || !scalar.isText()) {
            findings.fault(
                    "contract.type", node, path, "must be one of " + all + ", but is " + node.describe(), "write one of " + all);
        } else if (!words.words().contains(scalar.text())) {
            findings.fault(
                    "contract.word.unknown", node, path, scalar.describe() + " is not one of " + all,
                    Nearest.fix(scalar.text(), words.words(), "write one of " + all));
        }
    }

    private void checkList(Node node, Shape.ListOf list, String path) {
        if (!(node instanceof Node.Sequence sequence)) {
            findings.fault("contract.type", node, path, "must be a list, but is " + node.describe(), "write a list: each item after '- '");
            return;
        }
        int index = 0;
        for (Node item : sequence.items()) {
            check(item, list.item().get(), path + "[" + index++ + "]");
        }
    }

    private void checkKeys(Node node, Shape.Keys shape, String path) {
        if (!(node instanceof Node.Mapping mapping)) {
            findings.fault(
                    "contract.type", node, path, "must be a map, but is " + node.describe(),
                    "write a map with the keys " + String.join(", ", shape.keys().keySet().stream().limit(8).toList()));
            return;
        }
        for (Node.Entry entry : mapping.entries()) {
            if (findings.isFull()) {
                return;
            }
            String key = entry.key().text();
            String keyPath = path.isEmpty() ? key : path + "." + key;
            Shape expected = shape.keys().get(key);
            if (expected == null) {
                findings.fault(
                        "contract.key.unknown", entry.key(), keyPath,
                        "ODCS has no key " + entry.key().describe() + " here",
                        Nearest.fix(key, shape.keys().keySet(), "remove it, or move it into customProperties"));
            } else {
                check(entry.value(), expected, keyPath);
            }
        }
        shape.required().forEach((key, example) -> {
            if (mapping.get(key).isEmpty()) {
                findings.fault(
                        "contract.key.missing", node, path.isEmpty() ? key : path + "." + key,
                        "'" + key + "' is missing", "add '" + key + ": " + example + "'");
            }
        });
    }
}
