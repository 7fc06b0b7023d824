// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.contract.FieldPath;
import io.heddle.contract.ProductKey;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.governance.gate.internal.record.AvroCursor;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Compares a record's key with the fields that the contract takes it from, on unmasked bytes in the contract's schemas.
 * Immutable.
 */
public final class KeyFieldCheck {
    private final ProductKey key;
    private final Schema value;

    KeyFieldCheck(ProductKey key, Schema value) {
        this.key = key;
        this.value = value;
    }

    /**
     * The first field that the key differs from; empty if it equals all of them, or if the record does not have them
     * because a record that holds them is null.
     *
     * @param keyBytes the key, behind {@link ConfluentFrame#PREFIX_BYTES} bytes
     * @param valueBytes the value, behind as many
     */
    public Optional<FieldPath> difference(byte[] keyBytes, byte[] valueBytes) {
        AvroCursor cursor = new AvroCursor(keyBytes, ConfluentFrame.PREFIX_BYTES);
        for (int part = 0; part < key.fields().size(); part++) {
            FieldPath path = key.fields().get(part);
            Slice own = Slice.read(cursor, keyBytes, key.partSchema(part));
            Slice field = find(path, valueBytes);
            if (field != null && !field.equalTo(own)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /** The field; the row before the change if there is none after it, as in records of change data capture. */
    private @Nullable Slice find(FieldPath path, byte[] bytes) {
        Slice found = locate(path.steps(), bytes);
        Optional<FieldPath> before = found == null ? key.before(path) : Optional.empty();
        return before.isPresent() ? locate(before.get().steps(), bytes) : found;
    }

    /** Null if the value has no such field or a record that holds it is null. */
    private @Nullable Slice locate(List<String> steps, byte[] bytes) {
        AvroCursor cursor = new AvroCursor(bytes, ConfluentFrame.PREFIX_BYTES);
        Schema schema = value;
        for (int step = 0; step < steps.size(); step++) {
            Schema.Field field = schema.getType() == Schema.Type.RECORD ? schema.getField(steps.get(step)) : null;
            if (field == null) {
                return null;
            }
            for (Schema.Field earlier : schema.getFields().subList(0, field.pos())) {
                cursor.skip(earlier.schema());
            }
            if (step == steps.size() - 1) {
                return Slice.read(cursor, bytes, field.schema());
            }
            schema = field.schema().isUnion()
                    ? field.schema().getTypes().get((int) cursor.readLong())
                    : field.schema();
        }
        return null;
    }

    /** The bytes of a value without the index of its union. */
    @SuppressWarnings("ArrayRecordComponent") // Compared by equalTo only; the array is the record that is decided.
    private record Slice(Schema.Type type, byte[] bytes, int from, int to) {
        static Slice read(AvroCursor cursor, byte[] bytes, Schema schema) {
            Schema branch = schema.isUnion() ? schema.getTypes().get((int) cursor.readLong()) : schema;
            int from = cursor.position();
            cursor.skip(branch);
            return new Slice(branch.getType(), bytes, from, cursor.position());
        }

        boolean equalTo(Slice other) {
            return type == other.type && Arrays.equals(bytes, from, to, other.bytes, other.from, other.to);
        }
    }
}
