// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a document says of one field, before it is put together with the Avro schema.
 *
 * @param rules grows while quality rules are read
 */
record FieldNote(Section section, Set<String> tags, Mask mask, List<FieldRule> rules) {
    static FieldNote of(Section section, Mask mask, List<FieldRule> rules) {
        return new FieldNote(section, Set.copyOf(section.texts("tags")), mask, new ArrayList<>(rules));
    }
}
