// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.shape;

import io.heddle.contract.odcs.internal.document.DocumentFindings;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlScalar;

/** Compares a document with a {@link DocumentShape} and reports every difference. */
public final class ShapeCheck {
    private final DocumentFindings findings;
    private final OdcsRelease release;

    /** @param release of the document, which decides on required and extra keys */
    public ShapeCheck(DocumentFindings findings, OdcsRelease release) {
        this.findings = findings;
        this.release = release;
    }

    public void check(YamlNode node, DocumentShape shape, String path) {
        if (findings.isFull()) {
            return;
        }
        if (shape instanceof DocumentShape.Deferred later) {
            check(node, later.shape().get(), path);
        } else if (shape instanceof DocumentShape.Either either) {
            check(node, either.of(node), path);
        } else if (shape instanceof DocumentShape.ValueKind leaf) {
            checkLeaf(node, leaf, path);
        } else if (shape instanceof DocumentShape.AllowedWords words) {
            checkWords(node, words, path);
        } else if (shape instanceof DocumentShape.ListOf list) {
            checkList(node, list, path);
        } else if (shape instanceof DocumentShape.Keys keys) {
            checkKeys(node, keys, path);
        }
    }

    private void checkLeaf(YamlNode node, DocumentShape.ValueKind leaf, String path) {
        if (!leaf.accepts(node)) {
            findings.fault(
                    "contract.type", node, path, "must be " + leaf.description() + ", but is " + node.describe(),
                    fixFor(node, leaf));
        }
    }

    private static String fixFor(YamlNode node, DocumentShape.ValueKind leaf) {
        if (node instanceof YamlScalar scalar && scalar.isNull()) {
            return "write " + leaf.description() + ", or remove the key";
        }
        if (leaf == DocumentShape.ValueKind.STRING && node instanceof YamlScalar scalar) {
            return "put it in quotes: \"" + scalar.text() + "\"";
        }
        return "write " + leaf.description();
    }

    private void checkWords(YamlNode node, DocumentShape.AllowedWords words, String path) {
        String all = String.join(", ", words.words());
        if (!(node instanceof YamlScalar scalar) || !scalar.isText()) {
            findings.fault(
                    "contract.type", node, path, "must be one of " + all + ", but is " + node.describe(),
                    "write one of " + all);
        } else if (!words.words().contains(scalar.text())) {
            findings.fault(
                    "contract.word.unknown", node, path, scalar.describe() + " is not one of " + all,
                    NameSuggestions.closestOr(scalar.text(), words.words(), "write one of " + all));
        }
    }

    private void checkList(YamlNode node, DocumentShape.ListOf list, String path) {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            findings.fault("contract.type", node, path, "must be a list, but is " + node.describe(),
                    "write a list: each item after '- '");
            return;
        }
        int index = 0;
        for (YamlNode item : sequence.items()) {
            check(item, list.item().get(), path + "[" + index++ + "]");
        }
    }

    private void checkKeys(YamlNode node, DocumentShape.Keys shape, String path) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            findings.fault(
                    "contract.type", node, path, "must be a map, but is " + node.describe(),
                    "write a map with the keys " + String.join(", ", shape.keys().keySet().stream().limit(8).toList()));
            return;
        }
        for (YamlNode.Entry entry : mapping.entries()) {
            if (findings.isFull()) {
                return;
            }
            String key = entry.key().text();
            String keyPath = path.isEmpty() ? key : path + "." + key;
            DocumentShape expected = shape.keys().get(key);
            if (expected == null && shape.extra().allowedIn(release)) {
                findings.notice("contract.key.extra", entry.key(), keyPath,
                        "ODCS has no key " + entry.key().describe() + " here, but allows it; it is kept"
                                + NameSuggestions.closest(key, shape.keys().keySet())
                                        .map(name -> "; did you mean '" + name + "'?").orElse(""));
            } else if (expected == null) {
                findings.fault(
                        "contract.key.unknown", entry.key(), keyPath,
                        "ODCS has no key " + entry.key().describe() + " here",
                        NameSuggestions.closestOr(key, shape.keys().keySet(),
                                "remove it, or move it into customProperties"));
            } else {
                check(entry.value(), expected, keyPath);
            }
        }
        shape.required().forEach((key, example) -> {
            if (mapping.get(key).isEmpty() && shape.isRequired(key, release)) {
                findings.fault(
                        "contract.key.missing", node, path.isEmpty() ? key : path + "." + key,
                        "'" + key + "' is missing", "add '" + key + ": " + example + "'");
            }
        });
    }
}
