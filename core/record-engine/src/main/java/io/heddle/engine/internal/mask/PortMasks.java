// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.mask;

import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.engine.internal.avro.Growth;
import io.heddle.engine.internal.path.PathTree;
import io.heddle.engine.internal.path.Place;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All masks of one port, bound to the schema. Immutable and thread-safe. Masking never changes what it is given: it copies
 * the way down to each masked value and shares the rest. Where a mask lies inside another, the outer one counts.
 */
public final class PortMasks {
    private final Place<Masker> root;

    private PortMasks(Place<Masker> root) {
        this.root = root;
    }

    /** A value on its way to a port. */
    public record Masked(@Nullable Object value, int fields) {}

    /** The masks over whole records. */
    public static PortMasks ofRecord(Schema schema, Map<FieldPath, Mask> masks, MaskKeys keys) {
        return new PortMasks(bind(schema, tree(masks, keys)));
    }

    /** The masks over the values of one top-level field, such as a key. */
    public static PortMasks ofField(
            String field, Schema schema, Map<FieldPath, Mask> masks, MaskKeys keys) {
        return new PortMasks(bind(schema, tree(masks, keys).field(field)));
    }

    /** Whether the port gets values as they are. */
    public boolean isEmpty() {
        return root.isEmpty();
    }

    /** The value as the port may see it. */
    public Masked mask(@Nullable Object value) {
        return mask(value, Integer.MAX_VALUE);
    }

    /**
     * The value as the port may see it.
     *
     * @throws Growth.TooLarge if the masked values take more bytes than {@code most}
     */
    public Masked mask(@Nullable Object value, int most) {
        if (isEmpty()) {
            return new Masked(value, 0);
        }
        Tally tally = new Tally(most);
        return new Masked(mask(root, value, tally), tally.fields);
    }

    private static PathTree<Masker> tree(Map<FieldPath, Mask> masks, MaskKeys keys) {
        PathTree<Masker> tree = PathTree.create();
        masks.forEach((path, mask) -> tree.put(path, Masker.of(mask, path, keys)));
        return tree;
    }

    private static Place<Masker> bind(Schema schema, PathTree<Masker> tree) {
        return Place.bind(schema, tree, missing -> {
            throw new IllegalArgumentException("the contract masks '" + missing + "', which its schema does not have");
        });
    }

    private static @Nullable Object mask(Place<Masker> place, @Nullable Object value, Tally tally) {
        if (value == null) {
            return null;
        }
        if (!place.here().isEmpty()) {
            return tally.count(place.here().get(0).mask(value, place.schema()));
        }
        if (value instanceof IndexedRecord record) {
            Place.Fields<Masker> ways = place.fieldsOf(record);
            return ways == null ? value : record(ways, record, tally);
        }
        Place<Masker> items = place.items();
        if (value instanceof Collection<?> collection && items != null) {
            List<@Nullable Object> masked = new ArrayList<>(collection.size());
            for (Object item : collection) {
                masked.add(mask(items, item, tally));
            }
            return masked;
        }
        Place<Masker> values = place.values();
        if (value instanceof Map<?, ?> map && values != null) {
            Map<Object, @Nullable Object> masked = new LinkedHashMap<>(map.size() * 2);
            map.forEach((key, item) -> masked.put(key, mask(values, item, tally)));
            return masked;
        }
        return value;
    }

    private static IndexedRecord record(Place.Fields<Masker> ways, IndexedRecord record, Tally tally) {
        GenericData.Record masked = new GenericData.Record(record.getSchema());
        int size = record.getSchema().getFields().size();
        for (int i = 0; i < size; i++) {
            masked.put(i, record.get(i));
        }
        for (Place.Way<Masker> way : ways.ways()) {
            masked.put(way.position(), mask(way.place(), record.get(way.position()), tally));
        }
        return masked;
    }

    private static final class Tally {
        private int fields;
        private long left;

        private Tally(int most) {
            left = most;
        }

        private @Nullable Object count(@Nullable Object masked) {
            fields++;
            left -= masked instanceof CharSequence text ? text.length() : masked instanceof ByteBuffer bytes ? bytes.remaining() : 0;
            if (left < 0) {
                throw new Growth.TooLarge();
            }
            return masked;
        }
    }
}
