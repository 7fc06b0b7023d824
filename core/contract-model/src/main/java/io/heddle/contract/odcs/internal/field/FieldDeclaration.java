// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.field;

import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.odcs.internal.document.DocumentSection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a document declares for one field, before it is merged with the Avro schema.
 *
 * @param rules extended while quality rules are read
 */
public record FieldDeclaration(DocumentSection section, Set<String> tags, Mask mask, List<FieldRule> rules) {
    public static FieldDeclaration of(DocumentSection section, Mask mask, List<FieldRule> rules) {
        return new FieldDeclaration(section, Set.copyOf(section.texts("tags")), mask, new ArrayList<>(rules));
    }
}
