// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.avro;

import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The fields that resolution adds to records, and the size of their default values. Immutable. */
public final class DefaultedFields {
    private final IdentityHashMap<Schema.Field, Integer> sizes = new IdentityHashMap<>();

    /** The fields that resolving one schema to another adds. */
    public DefaultedFields(Schema writer, Schema reader) {
        find(SchemaResolution.of(writer, reader), Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    boolean isEmpty() {
        return sizes.isEmpty();
    }

    /** Null if the field is not added. */
    @Nullable
    Integer sizeOf(Schema.Field field) {
        return sizes.get(field);
    }

    private void find(Resolver.Action action, Set<Resolver.Action> seen) {
        if (!seen.add(action)) {
            return;
        }
        if (action instanceof Resolver.Container container) {
            find(container.elementAction, seen);
        } else if (action instanceof Resolver.WriterUnion union) {
            for (Resolver.Action branch : union.actions) {
                find(branch, seen);
            }
        } else if (action instanceof Resolver.ReaderUnion union) {
            find(union.actualAction, seen);
        } else if (action instanceof Resolver.RecordAdjust record) {
            for (Resolver.Action field : record.fieldActions) {
                find(field, seen);
            }
            for (int i = record.firstDefault; i < record.readerOrder.length; i++) {
                Schema.Field field = record.readerOrder[i];
                sizes.put(field, GrowthLimits.sizeOfDefault(DefaultBytes.bytesOf(field)));
            }
        }
    }
}
