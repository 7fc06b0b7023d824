// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.List;
import java.util.Set;

/**
 * What the contract promises about one field.
 *
 * @param classification free text in ODCS, usually {@code public}, {@code internal}, {@code confidential} or {@code
 *        restricted}; {@code ""} if not given
 * @param tags including those of the Avro property {@code confluent:tags}
 * @param mask on the default output port
 * @param description from the contract, else the Avro doc, else {@code ""}
 * @param sources declared lineage: where the value comes from; empty if not declared
 */
public record FieldPromise(
        FieldPath path,
        String classification,
        Set<String> tags,
        Mask mask,
        List<FieldRule> rules,
        boolean primaryKey,
        String description,
        List<FieldSource> sources) {
    public FieldPromise {
        tags = Set.copyOf(tags);
        rules = List.copyOf(rules);
        sources = List.copyOf(sources);
    }

    /** A field without declared sources. */
    public FieldPromise(
            FieldPath path,
            String classification,
            Set<String> tags,
            Mask mask,
            List<FieldRule> rules,
            boolean primaryKey,
            String description) {
        this(path, classification, tags, mask, rules, primaryKey, description, List.of());
    }

    /** Whether the field is tagged as personal data. */
    public boolean isPersonal() {
        return tags.contains("PII");
    }
}
