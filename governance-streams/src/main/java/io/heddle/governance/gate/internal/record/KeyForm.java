// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.record;

import io.heddle.contract.wire.ConfluentFrame;
import org.apache.avro.Schema;

import java.util.function.IntPredicate;

/**
 * Tells keys in the wire format from others that begin with a zero byte, such as a number of Kafka's
 * {@code LongSerializer}, without asking the schema registry.
 */
public final class KeyForm {
    private static final int LONGEST_VARINT = 10;

    private KeyForm() {}

    /**
     * Whether a key is in the wire format: its schema id is known, or it is possible and what follows can be a value of
     * the declared key. A schema registry gives no schema the id 0.
     *
     * @param declared the contract's key schema
     * @param known whether a schema id is one of a writer that is known
     */
    public static boolean isFramed(Schema declared, byte[] key, IntPredicate known) {
        if (!ConfluentFrame.isFramed(key)) {
            return false;
        }
        int id = ConfluentFrame.schemaId(key);
        return known.test(id) || (id != 0 && isPossible(declared, key));
    }

    private static boolean isPossible(Schema declared, byte[] key) {
        Schema schema = unwrapped(declared);
        int start = ConfluentFrame.PREFIX_BYTES;
        boolean branch = key.length > start && key[start] >= 0 && key[start] <= 4 && (key[start] & 1) == 0;
        return isPossible(schema, key, start) || (branch && isPossible(schema, key, start + 1));
    }

    private static boolean isPossible(Schema schema, byte[] key, int from) {
        int next = afterVarint(key, from);
        return switch (schema.getType()) {
            case INT, LONG, ENUM -> next == key.length;
            case STRING, BYTES -> next > 0 && new AvroCursor(key, from).readLong() == key.length - next;
            case FIXED -> key.length - from == schema.getFixedSize();
            case RECORD, ARRAY, MAP, UNION, FLOAT, DOUBLE, BOOLEAN, NULL -> true;
        };
    }

    /** A record of one field is the same bytes as the field. */
    static Schema unwrapped(Schema declared) {
        return declared.getType() == Schema.Type.RECORD && declared.getFields().size() == 1
                ? declared.getFields().get(0).schema()
                : declared;
    }

    /** The position behind a varint, or -1. */
    private static int afterVarint(byte[] bytes, int from) {
        for (int i = from; i < bytes.length && i < from + LONGEST_VARINT; i++) {
            if (bytes[i] >= 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
