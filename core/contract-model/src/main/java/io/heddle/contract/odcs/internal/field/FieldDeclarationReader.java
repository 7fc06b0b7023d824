// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.field;

import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.contract.odcs.internal.document.DocumentFindings;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.document.PropertyFieldName;
import io.heddle.contract.odcs.internal.mask.MaskFitCheck;
import io.heddle.contract.odcs.internal.mask.MaskReader;
import io.heddle.contract.odcs.internal.schema.FieldType;
import io.heddle.contract.odcs.internal.schema.SchemaDerivation;
import io.heddle.contract.odcs.internal.schema.TypeAgreementCheck;
import io.heddle.contract.odcs.internal.schema.ValueSchema;
import io.heddle.contract.suggestion.NameSuggestions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code properties[]} recursively into declarations by field path. */
public final class FieldDeclarationReader {
    private final ValueSchema schema;
    private final DocumentFindings findings;
    private final Map<FieldPath, FieldDeclaration> notes = new LinkedHashMap<>();

    private FieldDeclarationReader(ValueSchema schema, DocumentFindings findings) {
        this.schema = schema;
        this.findings = findings;
    }

    public static Map<FieldPath, FieldDeclaration> read(ValueSchema schema, DocumentFindings findings) {
        FieldDeclarationReader reader = new FieldDeclarationReader(schema, findings);
        schema.object().ifPresent(RecordedWords::noticeRelationships);
        schema.object().ifPresent(object -> reader.readProperties(object, Optional.empty()));
        return reader.notes;
    }

    private void readProperties(DocumentSection parent, Optional<FieldPath> path) {
        for (DocumentSection property : parent.sections("properties")) {
            if (findings.isFull()) {
                return;
            }
            PropertyFieldName.fieldName(property).ifPresent(name -> readNamed(property, name, path));
        }
    }

    private void readNamed(DocumentSection property, String name, Optional<FieldPath> parent) {
        if (!SchemaDerivation.NAME.matcher(name).matches()) {
            property.fault(
                    "field.name.invalid", PropertyFieldName.keyOfFieldName(property),
                    "'" + name + "' is not an Avro field name",
                    "use letters, digits and '_', not starting with a digit;"
                            + " write the display name as businessName");
            return;
        }
        FieldPath path = parent.map(p -> p.child(name)).orElseGet(() -> FieldPath.of(name));
        if (notes.containsKey(path)) {
            property.fault("field.duplicate", PropertyFieldName.keyOfFieldName(property),
                    "the field " + path + " is described twice", "keep one of the two");
            return;
        }
        boolean inKnownParent = parent.isEmpty() || typeAt(parent.get()).isPresent();
        if (schema.index().isPresent() && !schema.derived() && inKnownParent && typeAt(path).isEmpty()) {
            property.fault(
                    "field.unknown", PropertyFieldName.keyOfFieldName(property), "the Avro schema has no field " + path,
                    NameSuggestions.closestOr(path.text(), schema.index().get().names(),
                            "add it to the Avro schema, or remove the property"));
        }
        readField(property, path);
    }

    private Optional<FieldType> typeAt(FieldPath path) {
        return schema.index().flatMap(index -> index.get(path));
    }

    private void readField(DocumentSection property, FieldPath path) {
        Optional<FieldType> type = typeAt(path);
        if (!schema.derived()) {
            type.ifPresent(t -> TypeAgreementCheck.check(property, t, schema.release()));
        }
        RecordedWords.notice(property, path);
        Mask mask = readMask(property, path, type);
        notes.put(path, FieldDeclaration.of(property, mask, ConstraintReader.read(property, path, type)));
        readProperties(property, Optional.of(path));
        property.section("items").ifPresent(items -> readField(items, path.items()));
        property.section("map").flatMap(map -> map.section("value"))
                .ifPresent(value -> readField(value, path.values()));
        property.section("map").flatMap(map -> map.section("key")).ifPresent(this::checkMapKey);
    }

    private void checkMapKey(DocumentSection key) {
        if (key.text("logicalType").filter(type -> !type.equals("string")).isPresent()) {
            key.fault("field.map.key", "logicalType", "the keys of an Avro map are strings",
                    "write 'logicalType: string'");
        }
    }

    private Mask readMask(DocumentSection property, FieldPath path, Optional<FieldType> type) {
        Optional<DocumentSection.LocatedNode> located = property.customProperty("masking");
        Optional<Mask> mask = located.flatMap(a -> MaskReader.read(a, findings));
        if (mask.isPresent() && type.isPresent()) {
            MaskFitCheck.check(mask.get(), type.get(), located.get(), findings);
            MaskFitCheck.checkReach(mask.get(), path, schema, located.get(), findings);
        }
        return mask.orElseGet(Mask.None::new);
    }

    /** Parses a field path; empty if the text is not one. */
    public static Optional<FieldPath> parsePath(String text) {
        try {
            return Optional.of(FieldPath.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
