// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.rule;

import io.heddle.engine.internal.compiled.runtime.LeafCheck;
import io.heddle.engine.internal.compiled.runtime.LeafType;
import io.heddle.engine.internal.compiled.runtime.UnscaledDecimal;
import org.apache.avro.Schema;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Rules that list the allowed values. */
final class OneOfLeafChecks {
    private static final int FEW = 4;

    private OneOfLeafChecks() {}

    /** The listed numbers that an int, a long or a decimal's unscaled value can equal. */
    static LeafCheck numbers(List<String> texts, LeafType leaf, int scale) {
        long[] allowed = parsed(texts).flatMapToLong(number -> exact(number, scale)).sorted().toArray();
        return new LongSet(allowed, leaf.type() == Schema.Type.BYTES || leaf.type() == Schema.Type.FIXED);
    }

    /** The listed numbers that a float or double can equal. */
    static LeafCheck reals(List<String> texts) {
        return new DoubleSet(parsed(texts)
                .flatMapToDouble(OneOfLeafChecks::exact)
                // Normalises -0.0 to 0.0.
                .map(number -> number + 0d)
                .sorted()
                .toArray());
    }

    static LeafCheck booleans(List<String> texts) {
        return new LongSet(
                Stream.of("false", "true").filter(texts::contains).mapToLong(text -> text.equals("true") ? 1 : 0)
                        .toArray(),
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
        return finite && new BigDecimal(nearest).compareTo(number) == 0
                ? DoubleStream.of(nearest)
                : DoubleStream.empty();
    }

    @SuppressWarnings("ArrayRecordComponent") // never modified or compared
    private record LongSet(long[] allowed, boolean unscaled) implements LeafCheck {
        @Override
        public boolean keeps(LeafType leaf, byte[] bytes, int from, int end) {
            if (!unscaled) {
                return Arrays.binarySearch(allowed, leaf.number(bytes, from)) >= 0;
            }
            int start = leaf.contentStart(bytes, from);
            return UnscaledDecimal.fitsLong(bytes, start, end)
                    && Arrays.binarySearch(allowed, UnscaledDecimal.read(bytes, start, end)) >= 0;
        }

        @Override
        public String toString() {
            return "one of " + allowed.length;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never modified or compared
    private record DoubleSet(double[] allowed) implements LeafCheck {
        /** NaN and infinities satisfy every such rule. */
        @Override
        public boolean keeps(LeafType leaf, byte[] bytes, int from, int end) {
            double number = leaf.doubleValue(bytes, from);
            return !Double.isFinite(number) || Arrays.binarySearch(allowed, number + 0d) >= 0;
        }

        @Override
        public String toString() {
            return "one of " + allowed.length;
        }
    }

    /** Texts: few are compared one by one, many are hashed. */
    static final class StringSet implements LeafCheck {
        private final byte[][] allowed;
        /** Indexes of texts plus one, by hash with linear probing; 0 is a free slot. */
        private final int[] table;

        StringSet(List<String> texts) {
            allowed = texts.stream()
                    .distinct()
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .toArray(byte[][]::new);
            table = new int[allowed.length <= FEW ? 0 : Integer.highestOneBit(allowed.length) * 4];
            for (int i = 0; i < allowed.length && table.length > 0; i++) {
                int slot = hash(allowed[i], 0, allowed[i].length) & (table.length - 1);
                while (table[slot] != 0) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = i + 1;
            }
        }

        @Override
        public boolean keeps(LeafType leaf, byte[] bytes, int from, int end) {
            int start = leaf.contentStart(bytes, from);
            if (table.length > 0) {
                return isInTable(bytes, start, end);
            }
            for (byte[] text : allowed) {
                if (Arrays.equals(text, 0, text.length, bytes, start, end)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isInTable(byte[] bytes, int from, int end) {
            int slot = hash(bytes, from, end) & (table.length - 1);
            while (table[slot] != 0) {
                byte[] text = allowed[table[slot] - 1];
                if (Arrays.equals(text, 0, text.length, bytes, from, end)) {
                    return true;
                }
                slot = (slot + 1) & (table.length - 1);
            }
            return false;
        }

        private static int hash(byte[] bytes, int from, int end) {
            int hash = 1;
            for (int i = from; i < end; i++) {
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
