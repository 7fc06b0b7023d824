// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.contract.Mask;
import io.heddle.engine.internal.mask.Buckets;
import io.heddle.engine.internal.path.Schemas;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Puts decimals into their buckets, as whole numbers of their last place.
 *
 * @param buckets of such whole numbers
 * @param least the least number of the type
 * @param reference for numbers beyond a long, and for what is redacted
 */
record BucketedDecimal(Buckets buckets, long least, LeafMask reference) implements LeafMask {
    private static final int LONG_DIGITS = 18;

    /** Null if the type or the buckets are beyond a long, or the buckets have more places than the type. */
    static @Nullable LeafMask of(Mask.Bucket mask, Leaf leaf, LeafMask reference) {
        LogicalTypes.Decimal type = Schemas.decimal(leaf.schema());
        if (type == null) {
            return LeafMasks.redacted(leaf);
        }
        if (type.getPrecision() > LONG_DIGITS) {
            return null;
        }
        Buckets buckets;
        try {
            buckets = new Buckets(new Mask.Bucket(
                    mask.width().map(width -> width.movePointRight(type.getScale())),
                    mask.boundaries().stream()
                            .map(boundary -> boundary.movePointRight(type.getScale()))
                            .toList()));
        } catch (ArithmeticException e) {
            return null;
        }
        long least = 0;
        for (int i = 0; i < type.getPrecision(); i++) {
            least = least * 10 - 9;
        }
        return buckets.takesWholeNumbers() ? new BucketedDecimal(buckets, least, reference) : null;
    }

    @Override
    public void write(Leaf leaf, byte[] bytes, int from, int to, Sink sink, Scratch scratch) {
        int start = leaf.content(bytes, from);
        if (!Unscaled.fits(bytes, start, to)) {
            reference.write(leaf, bytes, from, to, sink, scratch);
            return;
        }
        boolean sized = leaf.type() == Schema.Type.FIXED;
        long number = Unscaled.read(bytes, start, to);
        long floor = buckets.floor(number, least);
        int size = Unscaled.size(floor);
        if (start == to || (sized && size > to - from)) {
            reference.write(leaf, bytes, from, to, sink, scratch);
        } else if (sized) {
            Unscaled.write(floor, to - from, sink);
        } else {
            sink.writeVarint(size);
            Unscaled.write(floor, size, sink);
        }
    }

    @Override
    public String toString() {
        return "bucket";
    }
}
