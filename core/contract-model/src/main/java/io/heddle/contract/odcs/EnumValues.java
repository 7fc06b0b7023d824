// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.yaml.Node;
import io.heddle.contract.yaml.Scalar;

import java.util.List;
import java.util.Optional;

/** The values of an {@code enum}: plain ones, or maps with a {@code value} as in ODCS v3.2. */
final class EnumValues {
    private EnumValues() {}

    static List<String> of(Section section, String key) {
        return section.items(key).stream()
                .flatMap(at -> value(at.node()).stream())
                .map(Scalar::text)
                .toList();
    }

    private static Optional<Scalar> value(Node node) {
        Node value = node instanceof Node.Mapping mapping ? mapping.get("value").orElse(node) : node;
        return value instanceof Scalar scalar ? Optional.of(scalar) : Optional.empty();
    }
}
