// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.reference;

import org.apache.avro.Schema;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** Searches the types nested in a schema. */
final class SchemaTypeSearch {
    private SchemaTypeSearch() {}

    static boolean contains(Schema schema, Schema.Type type) {
        Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Schema> open = new ArrayDeque<>();
        open.push(schema);
        while (!open.isEmpty()) {
            Schema next = open.pop();
            if (next.getType() == type) {
                return true;
            }
            if (seen.add(next)) {
                switch (next.getType()) {
                    case RECORD -> next.getFields().forEach(field -> open.push(field.schema()));
                    case UNION -> next.getTypes().forEach(open::push);
                    case ARRAY -> open.push(next.getElementType());
                    case MAP -> open.push(next.getValueType());
                    default -> {}
                }
            }
        }
        return false;
    }
}
