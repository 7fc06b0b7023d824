// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.FieldPath;
import io.heddle.contract.odcs.internal.field.FieldDeclaration;

import java.util.HashMap;
import java.util.Map;

/** Ensures that the rule ids of a contract are unique. Not thread-safe; one per reading. */
final class QualityRuleIds {
    private final Map<String, String> paths = new HashMap<>();

    /** Starts with the ids of existing field rules. */
    QualityRuleIds(Map<FieldPath, FieldDeclaration> notes) {
        notes.values().forEach(note -> note.rules().forEach(rule -> paths.put(rule.id(), note.section().path())));
    }

    /** Claims the id for a rule of this check, or reports the rule that already uses it. */
    boolean claim(QualityCheck check, String id) {
        String first = paths.putIfAbsent(id, check.section().path());
        if (first != null) {
            String key = check.section().has("id") ? "id" : "name";
            check.section().fault("rule.id.duplicate", key, "the rule id '" + id + "' is taken by " + first,
                    "give this rule an id of its own");
        }
        return first == null;
    }
}
