// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.mask;

import io.heddle.contract.Mask;
import io.heddle.engine.internal.compiled.runtime.LeafMask;
import io.heddle.engine.internal.compiled.runtime.LeafType;
import io.heddle.engine.internal.compiled.runtime.MaskScratch;
import io.heddle.engine.internal.compiled.runtime.PortOutput;
import io.heddle.engine.internal.mask.BucketBounds;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * The bucket mask on float and double with a fixed width. The printed decimal of a number decides its bucket. A decimal
 * with few digits (15 for a double, 6 for a float) is the printed form of its nearest number, and the larger of two
 * numbers is printed as the larger decimal. So the bucket is the greatest multiple of the width whose nearest number is
 * not above the value, and one exact division yields that nearest number. Numbers with more digits go to the reference.
 *
 * @param width as an integer, without its decimal point
 * @param power the power of ten to divide the width by
 */
record FloatWidthBucketMask(BucketBounds buckets, long width, double power) implements LeafMask {
    private static final double MAX_DOUBLE = 1e15;
    private static final double MAX_FLOAT = 1e6;
    private static final int MAX_PLACES = 10;

    /** Null if the buckets have no such width. */
    static @Nullable FloatWidthBucketMask of(Mask.Bucket mask) {
        BigDecimal width = mask.width().map(BigDecimal::stripTrailingZeros).orElse(null);
        if (width == null || width.scale() > MAX_PLACES || width.precision() - width.scale() > MAX_PLACES) {
            return null;
        }
        int places = Math.max(0, width.scale());
        return width.precision() > MAX_PLACES
                ? null
                : new FloatWidthBucketMask(
                        new BucketBounds(mask),
                        width.movePointRight(places).longValueExact(),
                        BigDecimal.ONE.movePointRight(places).doubleValue());
    }

    @Override
    public void write(LeafType leaf, byte[] bytes, int from, int end, PortOutput output, MaskScratch scratch) {
        boolean narrow = leaf.type() == Schema.Type.FLOAT;
        double value = leaf.doubleValue(bytes, from);
        double max = narrow ? MAX_FLOAT : MAX_DOUBLE;
        // Leaves room for the bucket's upper end and the next bucket.
        if (!(Math.abs(value) * power + 2d * width < max)) {
            if (narrow) {
                output.writeFloat(buckets.floor((float) value));
            } else {
                output.writeDouble(buckets.floor(value));
            }
            return;
        }
        long multiple = (long) Math.floor(value * power / width) * width;
        while (nearest(multiple, narrow) > value) {
            multiple -= width;
        }
        while (nearest(multiple + width, narrow) <= value) {
            multiple += width;
        }
        if (narrow) {
            output.writeFloat((float) nearest(multiple, true));
        } else {
            output.writeDouble(nearest(multiple, false));
        }
    }

    private double nearest(long multiple, boolean narrow) {
        return narrow ? (float) multiple / (float) power : (double) multiple / power;
    }

    @Override
    public String toString() {
        return "bucket";
    }
}
