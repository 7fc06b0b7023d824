// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.FieldPath;
import io.heddle.contract.ProductKey;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.field.FieldDeclaration;
import io.heddle.contract.odcs.internal.field.FieldDeclarationReader;
import io.heddle.contract.odcs.internal.schema.FieldIndex;
import io.heddle.contract.odcs.internal.schema.FieldType;
import io.heddle.contract.odcs.internal.schema.ValueSchema;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.contract.yaml.YamlScalar;
import org.apache.avro.Schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the key field of the product's records from the custom property {@code key}, or else the primary key. */
public final class ProductKeyReader {
    private final DocumentSection root;

    public ProductKeyReader(DocumentSection root) {
        this.root = root;
    }

    /** The declared key, or else the only primary key at the top level. */
    public Optional<ProductKey> read(ValueSchema schema, Map<FieldPath, FieldDeclaration> notes) {
        Optional<DocumentSection.LocatedNode> located = root.customProperty("key");
        if (located.isPresent()) {
            return namedKey(located.get(), schema);
        }
        List<Map.Entry<FieldPath, FieldDeclaration>> primary = notes.entrySet().stream()
                .filter(note -> note.getKey().steps().size() == 1 && note.getValue().section().isTrue("primaryKey"))
                .toList();
        if (primary.size() > 1) {
            primary.get(1).getValue().section().notice(
                    "key.composite", "primaryKey",
                    "there is more than one primary key, so records have no key;"
                            + " name one field with the custom property 'key'");
        }
        if (primary.size() != 1) {
            return Optional.empty();
        }
        DocumentSection section = primary.get(0).getValue().section();
        return key(primary.get(0).getKey(), schema,
                new DocumentSection.LocatedNode(section.nodeAt("primaryKey"), section.pathOf("primaryKey")));
    }

    private Optional<ProductKey> namedKey(DocumentSection.LocatedNode located, ValueSchema schema) {
        String name = located.node() instanceof YamlScalar scalar ? scalar.text() : "";
        Optional<FieldPath> path = FieldDeclarationReader.parsePath(name)
                .filter(p -> p.steps().size() == 1 && !name.endsWith("]") && !name.endsWith("}"));
        boolean known = path.isPresent() && schema.index().map(index -> index.get(path.get()).isPresent()).orElse(true);
        if (!known) {
            List<String> top = schema.index().map(FieldIndex::names).orElse(List.of()).stream()
                    .filter(field -> !field.contains(".") && !field.endsWith("]") && !field.endsWith("}"))
                    .toList();
            root.findings().fault(
                    "key.unknown", located.node(), located.path(),
                    located.node().describe() + " is not a top-level field of the schema",
                    NameSuggestions.closestOr(name, top, "name a top-level field"));
            return Optional.empty();
        }
        return key(path.get(), schema, located);
    }

    private Optional<ProductKey> key(FieldPath path, ValueSchema schema, DocumentSection.LocatedNode located) {
        Optional<FieldType> type = schema.index().flatMap(index -> index.get(path));
        if (type.isEmpty()) {
            return Optional.empty();
        }
        if (!type.get().is(Schema.Type.STRING, Schema.Type.INT, Schema.Type.LONG, Schema.Type.BYTES, Schema.Type.FIXED,
                Schema.Type.ENUM)) {
            root.findings().fault(
                    "key.type.unfit", located.node(), located.path(),
                    "a key is a string, int, long, bytes, fixed or enum, but " + path + " is " + type.get().describe(),
                    "name another field");
            return Optional.empty();
        }
        return Optional.of(new ProductKey(path, type.get().branches().get(0)));
    }
}
