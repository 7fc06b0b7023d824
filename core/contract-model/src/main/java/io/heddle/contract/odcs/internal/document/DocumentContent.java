// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.document;

import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlScalar;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a document says, without positions: maps without an order, lists, and scalars by value. Two documents with equal
 * content are the same contract.
 */
public final class DocumentContent {
    private DocumentContent() {}

    /** The content of a node, to be compared with {@code equals}. */
    public static Object of(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            Map<String, Object> entries = new HashMap<>();
            mapping.entries().forEach(entry -> entries.put(entry.key().text(), of(entry.value())));
            return entries;
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream().map(DocumentContent::of).toList();
        }
        YamlScalar scalar = (YamlScalar) node;
        return switch (scalar.kind()) {
            case NULL -> Optional.empty();
            case BOOLEAN -> scalar.text().toLowerCase(Locale.ROOT).equals("true");
            case INTEGER, FLOAT -> scalar.number().<Object>map(BigDecimal::stripTrailingZeros)
                    .orElseGet(() -> List.of(scalar.kind(), scalar.text()));
            case STRING -> scalar.text();
        };
    }
}
