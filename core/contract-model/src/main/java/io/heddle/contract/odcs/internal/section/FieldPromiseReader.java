// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.Mask;
import io.heddle.contract.ProductId;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.field.FieldDeclaration;
import io.heddle.contract.odcs.internal.schema.AvroFieldTags;
import io.heddle.contract.odcs.internal.schema.FieldType;
import io.heddle.contract.odcs.internal.schema.ValueSchema;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Merges the Avro schema and the document's declarations into promises. */
public final class FieldPromiseReader {
    private FieldPromiseReader() {}

    /** In schema order: every named field, plus those array items and map values that the document describes. */
    public static List<FieldPromise> read(
            DocumentSection root, Optional<ProductId> self, ValueSchema schema,
            Map<FieldPath, FieldDeclaration> notes) {
        List<FieldPromise> promises = new ArrayList<>();
        schema.index().ifPresent(index -> index.all().forEach((path, type) -> {
            FieldDeclaration note = notes.get(path);
            if (note != null || type.field() != null) {
                FieldPromise promise = promise(path, type, Optional.ofNullable(note), self);
                promises.add(promise);
                noticeIfUnmasked(root, schema, promise, Optional.ofNullable(note), promises);
            }
        }));
        return promises;
    }

    private static FieldPromise promise(
            FieldPath path, FieldType type, Optional<FieldDeclaration> note, Optional<ProductId> self) {
        Schema.Field field = type.field();
        Set<String> tags = new LinkedHashSet<>();
        note.ifPresent(n -> tags.addAll(n.tags()));
        String doc = "";
        if (field != null) {
            tags.addAll(AvroFieldTags.of(field));
            doc = field.doc() == null ? "" : field.doc();
        }
        Optional<DocumentSection> section = note.map(FieldDeclaration::section);
        return new FieldPromise(
                path,
                section.flatMap(s -> s.text("classification")).orElse(""),
                tags,
                note.map(FieldDeclaration::mask).orElseGet(Mask.None::new),
                note.map(FieldDeclaration::rules).orElse(List.of()),
                section.map(s -> s.isTrue("primaryKey")).orElse(false),
                section.flatMap(s -> s.text("description")).orElse(doc),
                note.map(n -> InputProductReader.sources(n, self)).orElse(List.of()));
    }

    private static void noticeIfUnmasked(
            DocumentSection root, ValueSchema schema, FieldPromise promise, Optional<FieldDeclaration> note,
            List<FieldPromise> earlier) {
        boolean personal = promise.isPersonal() || promise.classification().equals("restricted");
        if (!personal || !(promise.mask() instanceof Mask.None) || earlier.stream().anyMatch(p -> covers(p, promise))) {
            return;
        }
        String message = "the field " + promise.path() + " is "
                + (promise.isPersonal() ? "tagged PII" : "classified restricted")
                + " and is published unmasked on the default port";
        if (note.isPresent()) {
            note.get().section().notice(
                    "field.personal.unmasked", promise.isPersonal() ? "tags" : "classification", message);
        } else {
            root.findings().notice(
                    "field.personal.unmasked", ValueSchema.pointer(schema.object(), root),
                    schema.object().map(object -> object.pathOf("authoritativeDefinitions")).orElse(""), message);
        }
    }

    /** Whether the inner field is nested in the outer one and therefore covered by its mask. */
    private static boolean covers(FieldPromise outer, FieldPromise inner) {
        String rest = inner.path().text();
        return !(outer.mask() instanceof Mask.None)
                && rest.length() > outer.path().text().length()
                && rest.startsWith(outer.path().text())
                && ".[{".indexOf(rest.charAt(outer.path().text().length())) >= 0;
    }
}
