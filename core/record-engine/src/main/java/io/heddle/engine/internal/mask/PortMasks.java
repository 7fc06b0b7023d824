// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.mask;

import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.contract.ProductKey;
import io.heddle.engine.internal.avro.GrowthLimits;
import io.heddle.engine.internal.path.FieldPathTree;
import io.heddle.engine.internal.path.SchemaBinding;
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
 * All masks of one port, bound to the schema. Immutable and thread-safe. Masking never modifies its input: it copies
 * the path to each masked value and shares the rest. If masks are nested, the outer one applies.
 */
public final class PortMasks {
    private final SchemaBinding<ValueMasker> root;

    private PortMasks(SchemaBinding<ValueMasker> root) {
        this.root = root;
    }

    /** A masked value and the number of masked fields in it. */
    public record Masked(@Nullable Object value, int fields) {}

    /** The masks on whole records. */
    public static PortMasks ofRecord(Schema schema, Map<FieldPath, Mask> masks, ProductMaskKeys keys) {
        return new PortMasks(bind(schema, tree(masks, keys)));
    }

    /** The masks on keys: each part is masked as its field in the value. */
    public static PortMasks ofKey(ProductKey key, Map<FieldPath, Mask> masks, ProductMaskKeys keys) {
        return new PortMasks(bind(key.schema(), tree(masks, keys).inKey(key)));
    }

    /** Whether the port gets all values unmasked. */
    public boolean isEmpty() {
        return root.isEmpty();
    }

    /** The value as this port gets it. */
    public Masked mask(@Nullable Object value) {
        return mask(value, Integer.MAX_VALUE);
    }

    /**
     * The value as this port gets it.
     *
     * @throws GrowthLimits.TooLargeException if the masked values take more than {@code most} bytes
     */
    public Masked mask(@Nullable Object value, int maxFields) {
        if (isEmpty()) {
            return new Masked(value, 0);
        }
        MaskedFieldCounter counter = new MaskedFieldCounter(maxFields);
        return new Masked(mask(root, value, counter), counter.fields);
    }

    private static FieldPathTree<ValueMasker> tree(Map<FieldPath, Mask> masks, ProductMaskKeys keys) {
        FieldPathTree<ValueMasker> tree = FieldPathTree.create();
        masks.forEach((path, mask) -> tree.put(path, ValueMaskerFactory.of(mask, path, keys)));
        return tree;
    }

    private static SchemaBinding<ValueMasker> bind(Schema schema, FieldPathTree<ValueMasker> tree) {
        return SchemaBinding.bind(schema, tree, missing -> {
            throw new IllegalArgumentException("the contract masks '" + missing + "', which its schema does not have");
        });
    }

    private static @Nullable Object mask(SchemaBinding<ValueMasker> place, @Nullable Object value,
            MaskedFieldCounter counter) {
        if (value == null) {
            return null;
        }
        if (!place.entries().isEmpty()) {
            return counter.count(place.entries().get(0).mask(value, place.schema()));
        }
        if (value instanceof IndexedRecord record) {
            SchemaBinding.RecordBindings<ValueMasker> bindings = place.recordBindings(record);
            return bindings == null ? value : record(bindings, record, counter);
        }
        SchemaBinding<ValueMasker> items = place.items();
        if (value instanceof Collection<?> collection && items != null) {
            List<@Nullable Object> masked = new ArrayList<>(collection.size());
            for (Object item : collection) {
                masked.add(mask(items, item, counter));
            }
            return masked;
        }
        SchemaBinding<ValueMasker> values = place.values();
        if (value instanceof Map<?, ?> map && values != null) {
            Map<Object, @Nullable Object> masked = new LinkedHashMap<>(map.size() * 2);
            map.forEach((key, item) -> masked.put(key, mask(values, item, counter)));
            return masked;
        }
        return value;
    }

    private static IndexedRecord record(SchemaBinding.RecordBindings<ValueMasker> bindings, IndexedRecord record,
            MaskedFieldCounter counter) {
        GenericData.Record masked = new GenericData.Record(record.getSchema());
        int size = record.getSchema().getFields().size();
        for (int i = 0; i < size; i++) {
            masked.put(i, record.get(i));
        }
        for (SchemaBinding.FieldBinding<ValueMasker> binding : bindings.fields()) {
            masked.put(binding.position(), mask(binding.place(), record.get(binding.position()), counter));
        }
        return masked;
    }

    private static final class MaskedFieldCounter {
        private int fields;
        private long left;

        private MaskedFieldCounter(int maxFields) {
            left = maxFields;
        }

        private @Nullable Object count(@Nullable Object masked) {
            fields++;
            left -= masked instanceof CharSequence text
                    ? text.length()
                    : masked instanceof ByteBuffer bytes ? bytes.remaining() : 0;
            if (left < 0) {
                throw new GrowthLimits.TooLargeException();
            }
            return masked;
        }
    }
}
