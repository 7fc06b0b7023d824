// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.engine.internal.predicate.Captures;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.Utf8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A value without parts: how the writer wrote it and what it is in the contract.
 *
 * @param written the writer's type
 * @param schema the contract's schema, never a union
 * @param symbols the contract's index for each of the writer's symbols; empty if this is no enum
 */
@SuppressWarnings("ArrayRecordComponent") // Never changed, never compared; a list would cost on the hot path.
record Leaf(Schema.Type written, Schema schema, int[] symbols) {
    Schema.Type type() {
        return schema.getType();
    }

    /** Whether the contract's bytes differ from the writer's. */
    boolean isConverted() {
        return switch (type()) {
            case FLOAT, DOUBLE -> written != type();
            case ENUM -> !isIdentity();
            default -> false;
        };
    }

    private boolean isIdentity() {
        for (int i = 0; i < symbols.length; i++) {
            if (symbols[i] != i) {
                return false;
            }
        }
        return true;
    }

    /** The contract's index of a writer's symbol; -1 if there is none. */
    static int mapped(int[] map, long index) {
        return index >= 0 && index < map.length ? map[(int) index] : -1;
    }

    /** An int, a long, an enum's index in the contract, 0 or 1 of a boolean. */
    long number(byte[] bytes, int from) {
        return switch (type()) {
            case BOOLEAN -> bytes[from];
            case ENUM -> mapped(symbols, Varints.read(bytes, from));
            default -> Varints.read(bytes, from);
        };
    }

    /** A float or double. */
    double real(byte[] bytes, int from) {
        boolean narrow = type() == Schema.Type.FLOAT;
        return switch (written) {
            case INT, LONG -> {
                long number = Varints.read(bytes, from);
                yield narrow ? (float) number : (double) number;
            }
            case FLOAT -> Numbers.readFloat(bytes, from);
            default -> Numbers.readDouble(bytes, from);
        };
    }

    /** Where the content starts: after the length of text and bytes. */
    int content(byte[] bytes, int from) {
        if (written != Schema.Type.STRING && written != Schema.Type.BYTES) {
            return from;
        }
        int at = from;
        while (bytes[at] < 0) {
            at++;
        }
        return at + 1;
    }

    void convert(byte[] bytes, int from, Sink sink) {
        switch (type()) {
            case FLOAT -> sink.writeFloat((float) real(bytes, from));
            case DOUBLE -> sink.writeDouble(real(bytes, from));
            default -> sink.writeVarint(number(bytes, from));
        }
    }

    void capture(Captures captures, int slot, byte[] bytes, int from, int to) {
        switch (type()) {
            case BOOLEAN, INT, LONG, ENUM -> captures.number(slot, number(bytes, from));
            case FLOAT, DOUBLE -> captures.number(slot, Double.doubleToRawLongBits(real(bytes, from)));
            default -> captures.range(slot, bytes, content(bytes, from), to);
        }
    }

    /** The value as Avro's generic reader gives it. */
    Object generic(byte[] bytes, int from, int to) {
        return switch (type()) {
            case BOOLEAN -> bytes[from] != 0;
            case INT -> (int) number(bytes, from);
            case LONG -> number(bytes, from);
            case FLOAT -> (float) real(bytes, from);
            case DOUBLE -> real(bytes, from);
            case STRING -> new Utf8(Arrays.copyOfRange(bytes, content(bytes, from), to));
            case BYTES -> ByteBuffer.wrap(Arrays.copyOfRange(bytes, content(bytes, from), to));
            case FIXED -> new GenericData.Fixed(schema, Arrays.copyOfRange(bytes, from, to));
            case ENUM -> new GenericData.EnumSymbol(
                    schema, schema.getEnumSymbols().get((int) number(bytes, from)));
            default -> throw new IllegalStateException(type() + " has parts");
        };
    }

    @Override
    public String toString() {
        return schema.getName();
    }
}
