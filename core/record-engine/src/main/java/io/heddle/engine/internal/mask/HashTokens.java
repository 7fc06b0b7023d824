// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.mask;

import io.heddle.engine.internal.path.AvroSchemaTypes;
import io.heddle.engine.keys.KeyProvider;
import io.heddle.engine.keys.KeysUnavailableException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.util.Utf8;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The tokens of the mask {@code hash}: a keyed pseudorandom function over a value's canonical bytes, truncated to the
 * size of its type. The input consists of a version, a kind (so that the text {@code 1} and the number 1 have unrelated
 * tokens), a block counter and the value; an {@code int} and a {@code long} with the same number have the same input.
 * Thread-safe.
 *
 * <p>Collisions: strings and bytes keep 128 bits. A {@code long} keeps 63 bits: one colliding pair among three billion
 * values. An {@code int} keeps 31 bits: expect the first pair at some 50,000 values, so use it for joins of small sets
 * only.
 */
public final class HashTokens {
    private static final byte VERSION = 1;
    private static final int HEAD = 3;
    static final int TEXT_DIGITS = 32;
    private static final int TEXT_BYTES = TEXT_DIGITS / 2;
    private static final int MILLIS_OF_DAY = 86_400_000;
    private static final long MICROS_OF_DAY = 86_400_000_000L;

    private final KeyProvider keys;

    public HashTokens(KeyProvider keys) {
        this.keys = keys;
    }

    /** The token of a value; the redacted value if its type is too small for a token. */
    Object of(Object value, Schema branch) {
        if (value instanceof CharSequence text) {
            String token = text(text);
            return AvroSchemaTypes.logicalType(branch).equals("uuid") ? asUuid(token) : token;
        }
        if (value instanceof Integer || value instanceof Long) {
            return number((Number) value, branch);
        }
        if (AvroSchemaTypes.decimal(branch) == null) {
            if (value instanceof ByteBuffer bytes) {
                return ByteBuffer.wrap(expand('b', bytes.duplicate(), TEXT_BYTES));
            }
            if (value instanceof GenericFixed fixed) {
                ByteBuffer bytes = ByteBuffer.wrap(fixed.bytes());
                return new GenericData.Fixed(fixed.getSchema(), expand('b', bytes, fixed.bytes().length));
            }
        }
        return RedactedValues.of(value, branch);
    }

    /** The token of a text: {@value #TEXT_DIGITS} hexadecimal digits. */
    String text(CharSequence text) {
        return HexFormat.of().formatHex(expand('s', utf8(text), TEXT_BYTES));
    }

    private Object number(Number value, Schema branch) {
        ByteBuffer input = ByteBuffer.allocate(Long.BYTES).putLong(0, value.longValue());
        ByteBuffer bits = ByteBuffer.wrap(expand('n', input, Long.BYTES));
        if (value instanceof Integer) {
            int token = bits.getInt(0) & Integer.MAX_VALUE;
            return AvroSchemaTypes.logicalType(branch).equals("time-millis") ? token % MILLIS_OF_DAY : token;
        }
        long token = bits.getLong(0) & Long.MAX_VALUE;
        return AvroSchemaTypes.logicalType(branch).equals("time-micros") ? token % MICROS_OF_DAY : token;
    }

    private byte[] expand(char kind, ByteBuffer value, int size) {
        byte[] input = new byte[HEAD + value.remaining()];
        input[0] = VERSION;
        input[1] = (byte) kind;
        value.get(input, HEAD, value.remaining());
        byte[] token = new byte[size];
        for (int block = 0; block * KeyProvider.SIZE < size; block++) {
            input[2] = (byte) block;
            int from = block * KeyProvider.SIZE;
            System.arraycopy(pseudorandom(input), 0, token, from, Math.min(KeyProvider.SIZE, size - from));
        }
        return token;
    }

    /** Any exception of a provider is an outage: the record must not be rejected because of it. */
    private byte[] pseudorandom(byte[] input) {
        byte[] output;
        try {
            output = keys.pseudorandom(input);
        } catch (RuntimeException e) {
            throw KeysUnavailableException.of(e);
        }
        if (output.length != KeyProvider.SIZE) {
            throw new KeysUnavailableException("the key provider returned " + output.length + " bytes instead of "
                    + KeyProvider.SIZE + "; fix the provider");
        }
        return output;
    }

    private static ByteBuffer utf8(CharSequence text) {
        return text instanceof Utf8 utf8
                ? ByteBuffer.wrap(utf8.getBytes(), 0, utf8.getByteLength())
                : ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String asUuid(String hex) {
        return hex.substring(0, 8) + '-' + hex.substring(8, 12) + '-' + hex.substring(12, 16) + '-'
                + hex.substring(16, 20) + '-' + hex.substring(20);
    }
}
