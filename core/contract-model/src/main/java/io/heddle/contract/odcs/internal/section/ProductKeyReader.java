// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.FieldPath;
import io.heddle.contract.ProductKey;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.field.FieldDeclaration;
import io.heddle.contract.odcs.internal.field.FieldDeclarationReader;
import io.heddle.contract.odcs.internal.schema.AvroDefinitionSet;
import io.heddle.contract.odcs.internal.schema.FieldIndex;
import io.heddle.contract.odcs.internal.schema.FieldType;
import io.heddle.contract.odcs.internal.schema.ValueSchema;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlScalar;
import org.apache.avro.Schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the key of the product's records from the custom property {@code key}, or else from the primary key. A field is
 * a scalar key; a list of fields, several primary keys or a schema of its own are a record key.
 */
public final class ProductKeyReader {
    private static final String NO_KEY = "none";
    private static final String EQUALS_FIELDS = "keyEqualsFields";

    private final DocumentSection root;
    private final ValueSchema schema;
    private final SchemaSource source;

    public ProductKeyReader(DocumentSection root, ValueSchema schema, SchemaSource source) {
        this.root = root;
        this.schema = schema;
        this.source = source;
    }

    /** The declared key, or else the top-level primary keys. */
    public Optional<ProductKey> read(Map<FieldPath, FieldDeclaration> notes) {
        boolean equalsFields = readEqualsFields();
        return readKey(notes).map(key -> new ProductKey(key.fields(), key.schema(), equalsFields));
    }

    private boolean readEqualsFields() {
        Optional<DocumentSection.LocatedNode> located = root.customProperty(EQUALS_FIELDS);
        Optional<Boolean> value = located.map(DocumentSection.LocatedNode::node)
                .filter(YamlScalar.class::isInstance)
                .flatMap(node -> ((YamlScalar) node).booleanValue());
        if (located.isPresent() && value.isEmpty()) {
            root.findings().fault("setting.invalid", located.get().node(), located.get().path(),
                    EQUALS_FIELDS + " is true or false, but is " + located.get().node().describe(),
                    "write false if keys may differ from the fields of their records");
        }
        return value.orElse(true);
    }

    private Optional<ProductKey> readKey(Map<FieldPath, FieldDeclaration> notes) {
        Optional<DocumentSection.LocatedNode> located = root.customProperty("key");
        return located.isPresent() ? declaredKey(located.get()) : primaryKey(notes);
    }

    private Optional<ProductKey> declaredKey(DocumentSection.LocatedNode located) {
        if (located.node() instanceof YamlNode.Mapping mapping) {
            return ownSchema(new DocumentSection(mapping, located.path(), root.findings()));
        }
        if (located.node() instanceof YamlNode.Sequence list) {
            List<DocumentSection.LocatedNode> items = new ArrayList<>();
            list.items().forEach(item -> items.add(new DocumentSection.LocatedNode(
                    item, located.path() + "[" + items.size() + "]")));
            return recordKey(items, located);
        }
        return located.node() instanceof YamlScalar scalar && isNoKey(scalar)
                ? Optional.empty()
                : keyField(located).map(field -> new ProductKey(field.path(), field.schema()));
    }

    private boolean isNoKey(YamlScalar scalar) {
        return scalar.text().equals(NO_KEY)
                && schema.index().map(index -> index.get(FieldPath.of(NO_KEY)).isEmpty()).orElse(true);
    }

    private Optional<ProductKey> primaryKey(Map<FieldPath, FieldDeclaration> notes) {
        List<Map.Entry<FieldPath, FieldDeclaration>> primary = notes.entrySet().stream()
                .filter(note -> note.getKey().steps().size() == 1 && note.getValue().section().isTrue("primaryKey"))
                .sorted(Comparator.comparing(note -> note.getValue().section().number("primaryKeyPosition")
                        .filter(position -> position.signum() > 0)
                        .orElse(BigDecimal.ZERO)))
                .toList();
        List<DocumentSection.LocatedNode> nodes = new ArrayList<>();
        List<KeyField> fields = new ArrayList<>();
        for (Map.Entry<FieldPath, FieldDeclaration> note : primary) {
            DocumentSection section = note.getValue().section();
            nodes.add(new DocumentSection.LocatedNode(section.nodeAt("primaryKey"), section.pathOf("primaryKey")));
            fitting(note.getKey(), nodes.get(nodes.size() - 1)).ifPresent(fields::add);
        }
        if (fields.isEmpty() || fields.size() < primary.size()) {
            return Optional.empty();
        }
        return fields.size() == 1
                ? Optional.of(new ProductKey(fields.get(0).path(), fields.get(0).schema()))
                : recordOf(fields);
    }

    private Optional<ProductKey> recordKey(List<DocumentSection.LocatedNode> items,
            DocumentSection.LocatedNode located) {
        List<KeyField> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (DocumentSection.LocatedNode item : items) {
            Optional<KeyField> field = keyField(item);
            if (field.isEmpty()) {
                return Optional.empty();
            }
            fields.add(field.get());
            if (!names.add(field.get().name())) {
                root.findings().fault("key.composite", item.node(), item.path(),
                        "the key has two parts of the name '" + field.get().name() + "'",
                        "give the key a schema of its own: {url: schemas/key.avsc, fields: {...}}");
                return Optional.empty();
            }
        }
        if (fields.isEmpty()) {
            unknown(located, "");
            return Optional.empty();
        }
        return recordOf(fields);
    }

    private Optional<ProductKey> recordOf(List<KeyField> parts) {
        return schema.schema().map(value -> {
            List<Schema.Field> fields = new ArrayList<>();
            parts.forEach(part -> fields.add(new Schema.Field(part.name(), part.schema())));
            Schema record = Schema.createRecord(value.getName() + "Key", null, value.getNamespace(), false, fields);
            return new ProductKey(parts.stream().map(KeyField::path).toList(), record, true);
        });
    }

    /** A key with a schema of its own: {@code {url: schemas/key.avsc, fields: {id: after.id}}}. */
    private Optional<ProductKey> ownSchema(DocumentSection declared) {
        if (declared.text("url").isEmpty()) {
            declared.fault("key.unknown", "url", "the key names no Avro schema",
                    "write url: with the file of the key's schema, or name a field");
            return Optional.empty();
        }
        Optional<Schema> own = AvroDefinitionSet.read(List.of(declared), source);
        if (own.isEmpty() || schema.index().isEmpty()) {
            return Optional.empty();
        }
        Optional<DocumentSection> names = declared.section("fields");
        List<FieldPath> paths = new ArrayList<>();
        for (Schema.Field part : own.get().getFields()) {
            DocumentSection.LocatedNode located = names.flatMap(section -> section.get(part.name())
                    .map(node -> new DocumentSection.LocatedNode(node, section.pathOf(part.name()))))
                    .orElseGet(() -> new DocumentSection.LocatedNode(declared.nodeAt("url"), declared.pathOf("url")));
            String path = names.flatMap(section -> section.text(part.name())).orElse(defaultPath(part.name()));
            Optional<KeyField> field = keyField(path, located);
            if (field.isEmpty()) {
                return Optional.empty();
            }
            Schema type = FieldType.of(part.schema(), part).branches().get(0);
            if (type.getType() != field.get().schema().getType()) {
                root.findings().fault("key.type.unfit", located.node(), located.path(),
                        "the key has '" + part.name() + "' as " + type.getType().getName() + ", but " + path + " is "
                                + field.get().schema().getType().getName(),
                        "name the field that has the same value");
                return Optional.empty();
            }
            paths.add(field.get().path());
        }
        if (paths.isEmpty()) {
            unknown(new DocumentSection.LocatedNode(declared.nodeAt("url"), declared.pathOf("url")), "");
            return Optional.empty();
        }
        return Optional.of(new ProductKey(paths, own.get(), true));
    }

    /** The field of that name: in the row after a change if the records are those of change data capture. */
    private String defaultPath(String name) {
        FieldIndex index = schema.index().orElseThrow();
        boolean inRow = index.get(FieldPath.of(name)).isEmpty() && index.get(FieldPath.of("before")).isPresent()
                && index.get(FieldPath.of("after")).isPresent();
        return inRow ? "after." + name : name;
    }

    /** A field of the value that is a part of the key. */
    private record KeyField(FieldPath path, Schema schema) {
        String name() {
            List<String> steps = path.steps();
            return steps.get(steps.size() - 1);
        }
    }

    private Optional<KeyField> keyField(DocumentSection.LocatedNode located) {
        return keyField(located.node() instanceof YamlScalar scalar ? scalar.text() : "", located);
    }

    private Optional<KeyField> keyField(String name, DocumentSection.LocatedNode located) {
        Optional<FieldPath> path = FieldDeclarationReader.parsePath(name)
                .filter(p -> !name.contains("[") && !name.contains("{"));
        boolean known = path.isPresent() && schema.index().map(index -> index.get(path.get()).isPresent()).orElse(true);
        if (!known) {
            unknown(located, name);
            return Optional.empty();
        }
        return fitting(path.get(), located);
    }

    private void unknown(DocumentSection.LocatedNode located, String name) {
        List<String> fields = schema.index().map(FieldIndex::names).orElse(List.of()).stream()
                .filter(field -> !field.contains("[") && !field.contains("{"))
                .toList();
        root.findings().fault(
                "key.unknown", located.node(), located.path(),
                (name.isEmpty() ? located.node().describe() : "'" + name + "'")
                        + " is not a field of the schema outside of arrays and maps",
                NameSuggestions.closestOr(name, fields, "name a field"));
    }

    private Optional<KeyField> fitting(FieldPath path, DocumentSection.LocatedNode located) {
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
        return Optional.of(new KeyField(path, type.get().branches().get(0)));
    }
}
