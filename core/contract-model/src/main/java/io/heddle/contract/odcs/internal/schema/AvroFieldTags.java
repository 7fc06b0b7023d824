// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.schema;

import org.apache.avro.Schema;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The tags of an Avro field, in the property that Confluent's tools use. */
public final class AvroFieldTags {
    static final String PROPERTY = "confluent:tags";

    private AvroFieldTags() {}

    public static Set<String> of(Schema.Field field) {
        Set<String> tags = new LinkedHashSet<>();
        if (field.getObjectProp(PROPERTY) instanceof Collection<?> values) {
            for (Object value : values) {
                if (value instanceof String tag && !tag.isBlank()) {
                    tags.add(tag);
                }
            }
        }
        return tags;
    }
}
