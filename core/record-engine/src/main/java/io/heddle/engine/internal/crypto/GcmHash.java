// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The universal hash of GCM (NIST SP 800-38D, 6.4) under one key, without tables or branches that depend on secrets:
 * time and memory accesses depend on lengths only. Products of polynomials over GF(2) are computed as integer products
 * of every fourth bit; the bits between absorb the carries. Not thread-safe.
 *
 * <p>The technique is Thomas Pornin's, from BearSSL ({@code ghash_ctmul64.c}, 2016), described at
 * <a href="https://www.bearssl.org/constanttime.html#ghash-for-gcm">bearssl.org/constanttime.html</a>; his
 * <a href="https://crypto.stackexchange.com/a/66462">answer 66462</a> on Cryptography Stack Exchange explains why a
 * product in reversed order is one bit short and how it is reduced. The code is our own; the tests verify it against
 * Tink.
 */
final class GcmHash {
    static final int BLOCK = 16;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long BITS_0 = 0x1111111111111111L;
    private static final long BITS_1 = BITS_0 << 1;
    private static final long BITS_2 = BITS_0 << 2;
    private static final long BITS_3 = BITS_0 << 3;

    private final PreparedFactor key;
    private final PreparedFactor squared;
    private final long startHigh;
    private final long startLow;
    private final long associatedHigh;
    private final long associatedLow;
    private final long[] lengths = new long[2 * Integer.SIZE];
    private long high;
    private long low;

    /** An element that is a factor of many products, split in advance. */
    private static final class PreparedFactor {
        final SplitElement high;
        final SplitElement low;
        final SplitElement both;
        final SplitElement highReversed;
        final SplitElement lowReversed;
        final SplitElement bothReversed;

        PreparedFactor(long high, long low) {
            this.high = new SplitElement(high);
            this.low = new SplitElement(low);
            this.both = new SplitElement(high ^ low);
            this.highReversed = new SplitElement(Long.reverse(high));
            this.lowReversed = new SplitElement(Long.reverse(low));
            this.bothReversed = new SplitElement(Long.reverse(high ^ low));
        }
    }

    private static final class SplitElement {
        final long bits0;
        final long bits1;
        final long bits2;
        final long bits3;

        SplitElement(long bits) {
            bits0 = bits & BITS_0;
            bits1 = bits & BITS_1;
            bits2 = bits & BITS_2;
            bits3 = bits & BITS_3;
        }

        /** The lower half of the product. */
        long times(long other) {
            long other0 = other & BITS_0;
            long other1 = other & BITS_1;
            long other2 = other & BITS_2;
            long other3 = other & BITS_3;
            return ((other0 * bits0 ^ other1 * bits3 ^ other2 * bits2 ^ other3 * bits1) & BITS_0)
                    | ((other0 * bits1 ^ other1 * bits0 ^ other2 * bits3 ^ other3 * bits2) & BITS_1)
                    | ((other0 * bits2 ^ other1 * bits1 ^ other2 * bits0 ^ other3 * bits3) & BITS_2)
                    | ((other0 * bits3 ^ other1 * bits2 ^ other2 * bits1 ^ other3 * bits0) & BITS_3);
        }
    }

    /**
     * @param key the encrypted zero block
     * @param associated the associated data that every tag authenticates
     */
    GcmHash(byte[] key, byte[] associated) {
        long keyHigh = (long) LONGS.get(key, 0);
        long keyLow = (long) LONGS.get(key, Long.BYTES);
        this.key = new PreparedFactor(keyHigh, keyLow);
        start(keyHigh, keyLow);
        multiply(this.key);
        this.squared = new PreparedFactor(high, low);
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            start(0, 1L << (bit + 3));
            multiply(this.key);
            lengths[2 * bit] = high;
            lengths[2 * bit + 1] = low;
        }
        start(0, 0);
        blocks(associated, 0, associated.length, this.key);
        startHigh = high;
        startLow = low;
        start(8L * associated.length, 0);
        multiply(this.key);
        associatedHigh = high;
        associatedLow = low;
    }

    /** Hashes the ciphertext; the result is in {@link #high} and {@link #low}. */
    void hash(byte[] encrypted, int from, int length) {
        start(startHigh, startLow);
        if (length == 0) {
            multiply(key);
        } else {
            blocks(encrypted, from, length, squared);
        }
        // The length block is known in advance: its product is computed from the bits of the lengths, which are not
        // secret.
        high ^= associatedHigh;
        low ^= associatedLow;
        for (int rest = length; rest != 0; rest &= rest - 1) {
            int bit = Integer.numberOfTrailingZeros(rest);
            high ^= lengths[2 * bit];
            low ^= lengths[2 * bit + 1];
        }
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    private void start(long fromHigh, long fromLow) {
        high = fromHigh;
        low = fromLow;
    }

    /** Hashes data, padded with zeroes to whole blocks. */
    private void blocks(byte[] bytes, int from, int length, PreparedFactor last) {
        int position = from;
        int end = from + length;
        while (end - position > BLOCK) {
            add((long) LONGS.get(bytes, position), (long) LONGS.get(bytes, position + Long.BYTES), key);
            position += BLOCK;
        }
        if (end - position == BLOCK) {
            add((long) LONGS.get(bytes, position), (long) LONGS.get(bytes, position + Long.BYTES), last);
        } else if (end > position) {
            long first = part(bytes, position, Math.min(end - position, Long.BYTES));
            add(first, part(bytes, position + Long.BYTES, Math.max(0, end - position - Long.BYTES)), last);
        }
    }

    private void add(long first, long second, PreparedFactor factor) {
        high ^= first;
        low ^= second;
        multiply(factor);
    }

    private static long part(byte[] bytes, int from, int length) {
        long part = 0;
        for (int i = 0; i < length; i++) {
            part |= (bytes[from + i] & 0xffL) << (56 - 8 * i);
        }
        return part;
    }

    /** In GCM's bit order the first bit is the lowest power. */
    private void multiply(PreparedFactor factor) {
        long highReversed = Long.reverse(high);
        long lowReversed = Long.reverse(low);
        long lows = factor.low.times(low);
        long highs = factor.high.times(high);
        long lowsUpper = Long.reverse(factor.lowReversed.times(lowReversed)) >>> 1;
        long highsUpper = Long.reverse(factor.highReversed.times(highReversed)) >>> 1;
        // Karatsuba: three products instead of four.
        long mixed = factor.both.times(high ^ low) ^ lows ^ highs;
        long mixedUpper = Long.reverse(factor.bothReversed.times(highReversed ^ lowReversed)) >>> 1
                ^ lowsUpper ^ highsUpper;
        long second = lowsUpper ^ mixed;
        long third = highs ^ mixedUpper;
        // A product in reversed order is one bit short.
        long r3 = highsUpper << 1 | third >>> 63;
        long r2 = third << 1 | second >>> 63;
        long r1 = second << 1 | lows >>> 63;
        long r0 = lows << 1;
        r1 ^= r0 << 63 ^ r0 << 62 ^ r0 << 57;
        r2 ^= r0 ^ r0 >>> 1 ^ r0 >>> 2 ^ r0 >>> 7;
        high = r3 ^ r1 ^ r1 >>> 1 ^ r1 >>> 2 ^ r1 >>> 7;
        low = r2 ^ r1 << 63 ^ r1 << 62 ^ r1 << 57;
    }
}
