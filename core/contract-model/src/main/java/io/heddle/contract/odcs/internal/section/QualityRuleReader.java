// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.FieldPath;
import io.heddle.contract.RecordRule;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.field.FieldDeclaration;
import io.heddle.contract.odcs.internal.schema.ValueSchema;
import io.heddle.contract.odcs.internal.shape.OdcsRelease;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code quality[]} of the schema object and its properties. Checks that a gate can decide on a single record
 * become rules; those that need several records, another engine or a person are recorded, with a notice.
 */
public final class QualityRuleReader {
    private final CelRuleReader expressions;
    private final LibraryMetricReader metrics;
    private final List<RecordRule> rules = new ArrayList<>();
    private final OdcsRelease release;

    private QualityRuleReader(CelRuleReader expressions, LibraryMetricReader metrics, OdcsRelease release) {
        this.release = release;
        this.expressions = expressions;
        this.metrics = metrics;
    }

    /** Adds field rules to the declarations and returns the record rules. */
    public static List<RecordRule> read(ValueSchema schema, Map<FieldPath, FieldDeclaration> notes) {
        QualityRuleIds ids = new QualityRuleIds(notes);
        QualityRuleReader reader =
                new QualityRuleReader(new CelRuleReader(ids), new LibraryMetricReader(schema, notes, ids),
                        schema.release());
        schema.object().ifPresent(object -> reader.readAll(object, Optional.empty()));
        List.copyOf(notes.entrySet())
                .forEach(note -> reader.readAll(note.getValue().section(), Optional.of(note.getKey())));
        return reader.rules;
    }

    private void readAll(DocumentSection section, Optional<FieldPath> field) {
        int index = 0;
        for (DocumentSection check : section.sections("quality")) {
            readCheck(QualityCheck.of(check, field, index++));
        }
    }

    private void readCheck(QualityCheck check) {
        String type = check.section().text("type").orElse("library");
        Optional<String> engine = check.section().text("engine");
        if (type.equals("custom") && engine.equals(Optional.of("cel"))) {
            expressions.read(check).ifPresent(rules::add);
        } else if (type.equals("library")) {
            metrics.read(check);
        } else {
            checkRequiredKeys(check, type);
            check.noticeNotEnforced("type", type.equals("custom")
                    ? "a check of the engine " + engine.orElse("?")
                    : "a check of type " + type);
        }
    }

    /** Checks the keys that the document's release requires, even for checks that are only recorded. */
    private void checkRequiredKeys(QualityCheck check, String type) {
        List<String> keys = type.equals("sql")
                ? List.of("query")
                : type.equals("custom") ? List.of("engine", "implementation") : List.of();
        for (String key : keys) {
            if (!check.section().has(key)) {
                check.section().fault(
                        "contract.key.missing", key,
                        "'" + key + "' is missing, which a check of type " + type + " needs",
                        "add '" + key + ": ...'");
            }
        }
        if (type.equals("sql") && release != OdcsRelease.V3_0) {
            check.checkOperator();
        }
    }
}
