// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.mask;

import io.heddle.engine.internal.compiled.runtime.LeafMask;
import io.heddle.engine.internal.compiled.runtime.LeafType;
import io.heddle.engine.internal.compiled.runtime.MaskScratch;
import io.heddle.engine.internal.compiled.runtime.PortOutput;
import io.heddle.engine.internal.path.AvroSchemaTypes;
import io.heddle.engine.keys.KeyProvider;
import io.heddle.engine.keys.TokenMac;
import org.apache.avro.Schema;

/** The mask {@code hash} without allocation: the tokens of {@link io.heddle.engine.internal.mask.HashTokens}. */
record HashLeafMask(KeyProvider keys, String logicalType) implements LeafMask {
    private static final byte[] TEXT = {1, 's', 0};
    private static final byte[] NUMBER = {1, 'n', 0};
    private static final byte[] BYTES = {1, 'b', 0};
    static final int TOKEN_BYTES = 16;
    private static final byte[] HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };
    private static final int MILLIS_OF_DAY = 86_400_000;
    private static final long MICROS_OF_DAY = 86_400_000_000L;

    /** Whether this mask supports values of this type. */
    static boolean fits(LeafType leaf) {
        return switch (leaf.type()) {
            case STRING, INT, LONG -> true;
            case BYTES, FIXED -> AvroSchemaTypes.decimal(leaf.schema()) == null;
            default -> false;
        };
    }

    @Override
    public void write(LeafType leaf, byte[] bytes, int from, int end, PortOutput output, MaskScratch scratch) {
        TokenMac mac = scratch.tokenMac(keys);
        byte[] token = scratch.tokenBuffer;
        if (leaf.type() == Schema.Type.INT || leaf.type() == Schema.Type.LONG) {
            writeNumberToken(leaf, bytes, from, output, mac, token);
            return;
        }
        int start = leaf.contentStart(bytes, from);
        if (leaf.type() == Schema.Type.STRING) {
            writeTextToken(mac, bytes, start, end, token);
            output.writeHex(token, TOKEN_BYTES, logicalType.equals("uuid"));
        } else if (leaf.type() == Schema.Type.BYTES) {
            digest(mac, BYTES, 0, bytes, start, end, token);
            output.writeVarint(TOKEN_BYTES);
            output.write(token, 0, TOKEN_BYTES);
        } else {
            writeFixedToken(mac, bytes, from, end, output, token);
        }
    }

    /** Computes the token of a text, of which the first {@value #TOKEN_BYTES} bytes are used. */
    static void writeTextToken(TokenMac mac, byte[] bytes, int from, int end, byte[] token) {
        digest(mac, TEXT, 0, bytes, from, end, token);
    }

    /** Writes bytes as hexadecimal digits. */
    static void writeHexDigits(byte[] bytes, int count, byte[] out, int offset) {
        for (int i = 0; i < count; i++) {
            out[offset + 2 * i] = HEX[(bytes[i] >> 4) & 0xf];
            out[offset + 2 * i + 1] = HEX[bytes[i] & 0xf];
        }
    }

    /** Writes a token of the fixed's size, block by block. */
    private static void writeFixedToken(TokenMac mac, byte[] bytes, int from, int end, PortOutput output,
            byte[] token) {
        for (int done = 0, block = 0; done < end - from; done += KeyProvider.SIZE, block++) {
            digest(mac, BYTES, block, bytes, from, end, token);
            output.write(token, 0, Math.min(KeyProvider.SIZE, end - from - done));
        }
    }

    private static void digest(TokenMac mac, byte[] kind, int block, byte[] bytes, int from, int end, byte[] token) {
        token[0] = kind[0];
        token[1] = kind[1];
        token[2] = (byte) block;
        mac.update(token, 0, kind.length);
        mac.update(bytes, from, end - from);
        mac.finish(token, 0);
    }

    private void writeNumberToken(LeafType leaf, byte[] bytes, int from, PortOutput output, TokenMac mac,
            byte[] token) {
        long value = leaf.number(bytes, from);
        for (int i = 0; i < Long.BYTES; i++) {
            token[i] = (byte) (value >>> (56 - 8 * i));
        }
        mac.update(NUMBER, 0, NUMBER.length);
        mac.update(token, 0, Long.BYTES);
        mac.finish(token, 0);
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = bits << 8 | (token[i] & 0xff);
        }
        if (leaf.type() == Schema.Type.INT) {
            int number = (int) (bits >>> 32) & Integer.MAX_VALUE;
            output.writeVarint(logicalType.equals("time-millis") ? number % MILLIS_OF_DAY : number);
        } else {
            long number = bits & Long.MAX_VALUE;
            output.writeVarint(logicalType.equals("time-micros") ? number % MICROS_OF_DAY : number);
        }
    }

    @Override
    public String toString() {
        return "hash";
    }
}
