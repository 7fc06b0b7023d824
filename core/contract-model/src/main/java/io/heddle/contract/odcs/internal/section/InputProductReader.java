// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldSource;
import io.heddle.contract.ProductId;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.field.FieldDeclaration;
import io.heddle.contract.odcs.internal.schema.ValueSchema;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlScalar;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads declared lineage: the custom property {@code inputs}, and {@code transformSourceObjects} that name products.
 */
public final class InputProductReader {
    private InputProductReader() {}

    public static List<ProductId> read(DocumentSection root, Optional<ProductId> self, ValueSchema schema,
            Map<FieldPath, FieldDeclaration> notes) {
        Set<ProductId> inputs = new LinkedHashSet<>();
        root.customProperty("inputs").ifPresent(located -> {
            if (!(located.node() instanceof YamlNode.Sequence list)) {
                root.findings().fault(
                        "input.invalid", located.node(), located.path(),
                        "inputs must be a list, but is " + located.node().describe(),
                        "write [web.signups]");
                return;
            }
            int index = 0;
            for (YamlNode item : list.items()) {
                readInput(root, item, located.path() + "[" + index++ + "]", self).ifPresent(inputs::add);
            }
        });
        for (FieldDeclaration note : notes.values()) {
            sources(note, self).forEach(source -> inputs.add(source.product()));
            noticeUnread(note, self, schema);
        }
        return new ArrayList<>(inputs);
    }

    /** The sources of a field within the mesh; references to the product itself are not lineage. */
    static List<FieldSource> sources(FieldDeclaration note, Optional<ProductId> self) {
        return note.section().texts("transformSourceObjects").stream()
                .map(FieldSource::parse)
                .flatMap(Optional::stream)
                .filter(source -> !self.equals(Optional.of(source.product())))
                .distinct()
                .toList();
    }

    /**
     * Notices sources that name a product but no field that could exist. Whether the field of another product exists is
     * known only to the registry; other texts name objects outside the mesh.
     */
    private static void noticeUnread(FieldDeclaration note, Optional<ProductId> self, ValueSchema schema) {
        for (DocumentSection.LocatedNode located : note.section().items("transformSourceObjects")) {
            String text = located.node() instanceof YamlScalar scalar ? scalar.text() : "";
            Optional<FieldSource> source = FieldSource.parse(text);
            Optional<FieldPath> own = source.filter(s -> self.equals(Optional.of(s.product())))
                    .flatMap(FieldSource::field)
                    .filter(path -> schema.index().filter(index -> index.get(path).isEmpty()).isPresent());
            own.ifPresent(path -> note.section().findings().notice("source.field.unknown", located.node(),
                    located.path(), "this product has no field " + path + ", so " + located.node().describe()
                            + " is recorded and is no lineage"
                            + NameSuggestions.closest(path.text(), schema.index().orElseThrow().names())
                                    .map(name -> "; did you mean '" + name + "'?").orElse("")));
            if (source.isEmpty() && namesProduct(text)) {
                note.section().findings().notice("source.field.unknown", located.node(), located.path(),
                        located.node().describe()
                                + " starts with a product, but the rest is no path of a field; it is recorded and is no"
                                + " lineage");
            }
        }
    }

    private static boolean namesProduct(String text) {
        String[] steps = text.split("\\.", 3);
        return steps.length == 3 && product(steps[0] + "." + steps[1]).isPresent();
    }

    private static Optional<ProductId> readInput(DocumentSection root, YamlNode item, String path,
            Optional<ProductId> self) {
        Optional<ProductId> id = item instanceof YamlScalar text ? product(text.text()) : Optional.empty();
        if (id.isEmpty()) {
            root.findings().fault("input.invalid", item, path, item.describe() + " is not a product",
                    "write domain.product, such as web.signups");
        } else if (id.equals(self)) {
            root.findings().fault("input.invalid", item, path, "a product cannot be its own input", "remove it");
            return Optional.empty();
        }
        return id;
    }

    /** Parses a product id such as {@code crm.customers} or a topic such as {@code crm.customers.v1}. */
    private static Optional<ProductId> product(String text) {
        try {
            return Optional.of(ProductId.parse(text.replaceFirst("\\.v\\d{1,9}$", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
