// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import org.apache.avro.Schema;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Rules that name all values there may be. */
final class ListTests {
    private static final int FEW = 4;

    private ListTests() {}

    /** The numbers among the texts that an int or long, or the unscaled number of a decimal, may be. */
    static LeafTest numbers(List<String> texts, Leaf leaf, int scale) {
        long[] allowed = parsed(texts).flatMapToLong(number -> exact(number, scale)).sorted().toArray();
        return new Wholes(allowed, leaf.type() == Schema.Type.BYTES || leaf.type() == Schema.Type.FIXED);
    }

    /** The numbers among the texts that a float or double may be. */
    static LeafTest reals(List<String> texts) {
        return new Reals(parsed(texts)
                .flatMapToDouble(ListTests::exact)
                // Both zeroes are one.
                .map(number -> number + 0d)
                .sorted()
                .toArray());
    }

    static LeafTest booleans(List<String> texts) {
        return new Wholes(
                Stream.of("false", "true").filter(texts::contains).mapToLong(text -> text.equals("true") ? 1 : 0).toArray(),
                false);
    }

    private static Stream<BigDecimal> parsed(List<String> texts) {
        return texts.stream().flatMap(text -> {
            try {
                return Stream.of(new BigDecimal(text).stripTrailingZeros());
            } catch (NumberFormatException e) {
                return Stream.empty();
            }
        });
    }

    private static LongStream exact(BigDecimal number, int scale) {
        try {
            return LongStream.of(number.movePointRight(scale).longValueExact());
        } catch (ArithmeticException e) {
            return LongStream.empty();
        }
    }

    private static DoubleStream exact(BigDecimal number) {
        double nearest = number.doubleValue();
        boolean finite = Double.isFinite(nearest);
        return finite && new BigDecimal(nearest).compareTo(number) == 0 ? DoubleStream.of(nearest) : DoubleStream.empty();
    }

    @SuppressWarnings("ArrayRecordComponent") // Never changed, never compared.
    private record Wholes(long[] allowed, boolean unscaled) implements LeafTest {
        @Override
        public boolean keeps(Leaf leaf, byte[] bytes, int from, int to) {
            if (!unscaled) {
                return Arrays.binarySearch(allowed, leaf.number(bytes, from)) >= 0;
            }
            int start = leaf.content(bytes, from);
            return Unscaled.fits(bytes, start, to)
                    && Arrays.binarySearch(allowed, Unscaled.read(bytes, start, to)) >= 0;
        }

        @Override
        public String toString() {
            return "one of " + allowed.length;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Never changed, never compared.
    private record Reals(double[] allowed) implements LeafTest {
        /** What is no finite number keeps every such rule. */
        @Override
        public boolean keeps(Leaf leaf, byte[] bytes, int from, int to) {
            double number = leaf.real(bytes, from);
            return !Double.isFinite(number) || Arrays.binarySearch(allowed, number + 0d) >= 0;
        }

        @Override
        public String toString() {
            return "one of " + allowed.length;
        }
    }

    /** Texts: few are compared one by one, many are hashed. */
    static final class Texts implements LeafTest {
        private final byte[][] allowed;
        /** Numbers of texts from 1, by hash; a hash whose place is taken has the next free one. */
        private final int[] table;

        Texts(List<String> texts) {
            allowed = texts.stream()
                    .distinct()
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .toArray(byte[][]::new);
            table = new int[allowed.length <= FEW ? 0 : Integer.highestOneBit(allowed.length) * 4];
            for (int i = 0; i < allowed.length && table.length > 0; i++) {
                int at = hash(allowed[i], 0, allowed[i].length) & (table.length - 1);
                while (table[at] != 0) {
                    at = (at + 1) & (table.length - 1);
                }
                table[at] = i + 1;
            }
        }

        @Override
        public boolean keeps(Leaf leaf, byte[] bytes, int from, int to) {
            int start = leaf.content(bytes, from);
            if (table.length > 0) {
                return isInTable(bytes, start, to);
            }
            for (byte[] text : allowed) {
                if (Arrays.equals(text, 0, text.length, bytes, start, to)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isInTable(byte[] bytes, int from, int to) {
            int at = hash(bytes, from, to) & (table.length - 1);
            while (table[at] != 0) {
                byte[] text = allowed[table[at] - 1];
                if (Arrays.equals(text, 0, text.length, bytes, from, to)) {
                    return true;
                }
                at = (at + 1) & (table.length - 1);
            }
            return false;
        }

        private static int hash(byte[] bytes, int from, int to) {
            int hash = 1;
            for (int i = from; i < to; i++) {
                hash = 31 * hash + bytes[i];
            }
            return hash ^ hash >>> 15;
        }

        @Override
        public String toString() {
            return "one of " + allowed.length;
        }
    }
}
