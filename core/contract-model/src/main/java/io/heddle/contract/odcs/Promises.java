// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.Mask;
import io.heddle.contract.ProductId;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts together what the Avro schema and the document say of each field. */
final class Promises {
    private Promises() {}

    /** In schema order: every named field, and of items and values those that the document describes. */
    static List<FieldPromise> of(
            Section root, Optional<ProductId> self, ValueSchema schema, Map<FieldPath, FieldNote> notes) {
        List<FieldPromise> promises = new ArrayList<>();
        schema.index().ifPresent(index -> index.all().forEach((path, type) -> {
            FieldNote note = notes.get(path);
            if (note != null || type.field() != null) {
                FieldPromise promise = promise(path, type, Optional.ofNullable(note), self);
                promises.add(promise);
                warnIfOpen(root, schema, promise, Optional.ofNullable(note), promises);
            }
        }));
        return promises;
    }

    private static FieldPromise promise(
            FieldPath path, FieldType type, Optional<FieldNote> note, Optional<ProductId> self) {
        Schema.Field field = type.field();
        Set<String> tags = new LinkedHashSet<>();
        note.ifPresent(n -> tags.addAll(n.tags()));
        String doc = "";
        if (field != null) {
            tags.addAll(FieldTags.of(field));
            doc = field.doc() == null ? "" : field.doc();
        }
        Optional<Section> section = note.map(FieldNote::section);
        return new FieldPromise(
                path,
                section.flatMap(s -> s.text("classification")).orElse(""),
                tags,
                note.map(FieldNote::mask).orElseGet(Mask.None::new),
                note.map(FieldNote::rules).orElse(List.of()),
                section.map(s -> s.isTrue("primaryKey")).orElse(false),
                section.flatMap(s -> s.text("description")).orElse(doc),
                note.map(n -> Inputs.sources(n, self)).orElse(List.of()));
    }

    private static void warnIfOpen(
            Section root, ValueSchema schema, FieldPromise promise, Optional<FieldNote> note, List<FieldPromise> before) {
        boolean personal = promise.isPersonal() || promise.classification().equals("restricted");
        if (!personal || !(promise.mask() instanceof Mask.None) || before.stream().anyMatch(p -> covers(p, promise))) {
            return;
        }
        String message = "the field " + promise.path() + " is "
                + (promise.isPersonal() ? "tagged PII" : "classified restricted") + " and leaves the default port unmasked";
        if (note.isPresent()) {
            note.get().section().notice(
                    "field.personal.unmasked", promise.isPersonal() ? "tags" : "classification", message);
        } else {
            root.findings().notice(
                    "field.personal.unmasked", ValueSchema.pointer(schema.object(), root),
                    schema.object().map(object -> object.pathOf("authoritativeDefinitions")).orElse(""), message);
        }
    }

    /** Whether a masked field holds the other one, so that its mask covers it. */
    private static boolean covers(FieldPromise outer, FieldPromise inner) {
        String rest = inner.path().text();
        return !(outer.mask() instanceof Mask.None)
                && rest.length() > outer.path().text().length()
                && rest.startsWith(outer.path().text())
                && ".[{".indexOf(rest.charAt(outer.path().text().length())) >= 0;
    }
}
