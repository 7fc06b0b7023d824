// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.FieldPath;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.document.DocumentSection.LocatedNode;
import io.heddle.contract.odcs.internal.document.PropertyFieldName;
import io.heddle.contract.odcs.internal.field.FieldDeclarationReader;

import java.util.Optional;

/** Locates a rule's expression in the document, for faults that are only detected when the rule is compiled. */
public final class QualityRuleLocator {
    private QualityRuleLocator() {}

    /** The {@code implementation} of the check with this id, in the schema object or one of its properties. */
    public static Optional<LocatedNode> locate(DocumentSection object, String rule) {
        return locate(object, Optional.empty(), rule);
    }

    private static Optional<LocatedNode> locate(DocumentSection section, Optional<FieldPath> field, String rule) {
        int index = 0;
        for (DocumentSection check : section.sections("quality")) {
            if (QualityCheck.of(check, field, index++).id().equals(rule)) {
                return Optional.of(new LocatedNode(check.nodeAt("implementation"), check.pathOf("implementation")));
            }
        }
        for (DocumentSection property : section.sections("properties")) {
            Optional<FieldPath> path = PropertyFieldName.fieldName(property)
                    .flatMap(name -> FieldDeclarationReader
                            .parsePath(field.map(parent -> parent + "." + name).orElse(name)));
            Optional<LocatedNode> found = path.isEmpty() ? Optional.empty() : locate(property, path, rule);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
