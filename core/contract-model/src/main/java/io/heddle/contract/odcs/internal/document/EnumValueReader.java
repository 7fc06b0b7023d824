// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.document;

import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlScalar;

import java.util.List;
import java.util.Optional;

/** Reads the values of an {@code enum}: scalars, or maps with a {@code value} as in ODCS v3.2. */
public final class EnumValueReader {
    private EnumValueReader() {}

    public static List<String> read(DocumentSection section, String key) {
        return section.items(key).stream()
                .flatMap(located -> value(located.node()).stream())
                .map(YamlScalar::text)
                .toList();
    }

    private static Optional<YamlScalar> value(YamlNode node) {
        YamlNode value = node instanceof YamlNode.Mapping mapping ? mapping.get("value").orElse(node) : node;
        return value instanceof YamlScalar scalar ? Optional.of(scalar) : Optional.empty();
    }
}
