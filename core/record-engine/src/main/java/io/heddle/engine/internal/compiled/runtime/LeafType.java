// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

import io.heddle.engine.internal.predicate.CapturedValues;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.Utf8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The type of a scalar value, as written and in the contract.
 *
 * @param writtenType the writer's type
 * @param schema the contract's schema, never a union
 * @param symbols the contract's index for each of the writer's symbols; empty unless this is an enum
 */
@SuppressWarnings("ArrayRecordComponent") // never modified or compared; a list would be slower on the hot path
public record LeafType(Schema.Type writtenType, Schema schema, int[] symbols) {
    public Schema.Type type() {
        return schema.getType();
    }

    /** Whether the contract's encoding differs from the writer's. */
    public boolean isConverted() {
        return switch (type()) {
            case FLOAT, DOUBLE -> writtenType != type();
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

    /** The contract's index of a writer's symbol; -1 if it has none. */
    static int mapSymbol(int[] map, long index) {
        return index >= 0 && index < map.length ? map[(int) index] : -1;
    }

    /** The value of an int or long, an enum's index in the contract, or 0 or 1 for a boolean. */
    public long number(byte[] bytes, int from) {
        return switch (type()) {
            case BOOLEAN -> bytes[from];
            case ENUM -> mapSymbol(symbols, ZigZagVarints.read(bytes, from));
            default -> ZigZagVarints.read(bytes, from);
        };
    }

    /** The value of a float or double. */
    public double doubleValue(byte[] bytes, int from) {
        boolean narrow = type() == Schema.Type.FLOAT;
        return switch (writtenType) {
            case INT, LONG -> {
                long number = ZigZagVarints.read(bytes, from);
                yield narrow ? (float) number : (double) number;
            }
            case FLOAT -> FloatBits.readFloat(bytes, from);
            default -> FloatBits.readDouble(bytes, from);
        };
    }

    /** The start of the content, after the length prefix of text and bytes. */
    public int contentStart(byte[] bytes, int from) {
        if (writtenType != Schema.Type.STRING && writtenType != Schema.Type.BYTES) {
            return from;
        }
        int position = from;
        while (bytes[position] < 0) {
            position++;
        }
        return position + 1;
    }

    public void convert(byte[] bytes, int from, PortOutput output) {
        switch (type()) {
            case FLOAT -> output.writeFloat((float) doubleValue(bytes, from));
            case DOUBLE -> output.writeDouble(doubleValue(bytes, from));
            default -> output.writeVarint(number(bytes, from));
        }
    }

    void capture(CapturedValues captures, int slot, byte[] bytes, int from, int end) {
        switch (type()) {
            case BOOLEAN, INT, LONG, ENUM -> captures.setNumber(slot, number(bytes, from));
            case FLOAT, DOUBLE -> captures.setNumber(slot, Double.doubleToRawLongBits(doubleValue(bytes, from)));
            default -> captures.setRange(slot, bytes, contentStart(bytes, from), end);
        }
    }

    /** The value as Avro's generic reader returns it. */
    public Object toGenericValue(byte[] bytes, int from, int end) {
        return switch (type()) {
            case BOOLEAN -> bytes[from] != 0;
            case INT -> (int) number(bytes, from);
            case LONG -> number(bytes, from);
            case FLOAT -> (float) doubleValue(bytes, from);
            case DOUBLE -> doubleValue(bytes, from);
            case STRING -> new Utf8(Arrays.copyOfRange(bytes, contentStart(bytes, from), end));
            case BYTES -> ByteBuffer.wrap(Arrays.copyOfRange(bytes, contentStart(bytes, from), end));
            case FIXED -> new GenericData.Fixed(schema, Arrays.copyOfRange(bytes, from, end));
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
