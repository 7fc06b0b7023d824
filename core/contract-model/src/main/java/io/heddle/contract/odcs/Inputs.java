// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldSource;
import io.heddle.contract.ProductId;
import io.heddle.contract.yaml.Node;
import io.heddle.contract.yaml.Scalar;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads declared lineage: the custom property {@code inputs}, and {@code transformSourceObjects} that name products. */
final class Inputs {
    private Inputs() {}

    static List<ProductId> read(Section root, Optional<ProductId> self, Map<FieldPath, FieldNote> notes) {
        Set<ProductId> inputs = new LinkedHashSet<>();
        root.custom("inputs").ifPresent(at -> {
            if (!(at.node() instanceof Node.Sequence list)) {
                root.findings().fault(
                        "input.invalid", at.node(), at.path(), "inputs must be a list, but is " + at.node().describe(),
                        "write [web.signups]");
                return;
            }
            int index = 0;
            for (Node item : list.items()) {
                readOne(root, item, at.path() + "[" + index++ + "]", self).ifPresent(inputs::add);
            }
        });
        for (FieldNote note : notes.values()) {
            sources(note, self).forEach(source -> inputs.add(source.product()));
        }
        return new ArrayList<>(inputs);
    }

    /** The sources of a field that are in the mesh; what the product takes from itself is no lineage. */
    static List<FieldSource> sources(FieldNote note, Optional<ProductId> self) {
        return note.section().texts("transformSourceObjects").stream()
                .map(FieldSource::parse)
                .flatMap(Optional::stream)
                .filter(source -> !self.equals(Optional.of(source.product())))
                .distinct()
                .toList();
    }

    private static Optional<ProductId> readOne(Section root, Node item, String path, Optional<ProductId> self) {
        Optional<ProductId> id = item instanceof Scalar text ? product(text.text()) : Optional.empty();
        if (id.isEmpty()) {
            root.findings().fault("input.invalid", item, path, item.describe() + " is not a product", "write domain.product, such as web.signups");
        } else if (id.equals(self)) {
            root.findings().fault("input.invalid", item, path, "a product cannot be its own input", "remove it");
            return Optional.empty();
        }
        return id;
    }

    /** The product of {@code crm.customers} or of its topic {@code crm.customers.v1}. */
    private static Optional<ProductId> product(String text) {
        try {
            return Optional.of(ProductId.parse(text.replaceFirst("\\.v\\d{1,9}$", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
