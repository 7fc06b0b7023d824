// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.mask;

import io.heddle.contract.Mask;
import io.heddle.engine.internal.compiled.runtime.LeafMask;
import io.heddle.engine.internal.compiled.runtime.LeafType;
import io.heddle.engine.internal.compiled.runtime.MaskScratch;
import io.heddle.engine.internal.compiled.runtime.PortOutput;
import io.heddle.engine.internal.compiled.runtime.UnscaledDecimal;
import io.heddle.engine.internal.mask.BucketBounds;
import io.heddle.engine.internal.path.AvroSchemaTypes;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The bucket mask on decimals, computed on their unscaled values.
 *
 * @param buckets bounds as unscaled values
 * @param min the smallest unscaled value of the type
 * @param reference for values that do not fit into a long, and for redaction
 */
record DecimalBucketMask(BucketBounds buckets, long min, LeafMask reference) implements LeafMask {
    private static final int LONG_DIGITS = 18;

    /** Null if the type or the buckets do not fit into a long, or if the buckets have a larger scale than the type. */
    static @Nullable LeafMask of(Mask.Bucket mask, LeafType leaf, LeafMask reference) {
        LogicalTypes.Decimal type = AvroSchemaTypes.decimal(leaf.schema());
        if (type == null) {
            return LeafMaskFactory.redacted(leaf);
        }
        if (type.getPrecision() > LONG_DIGITS) {
            return null;
        }
        BucketBounds buckets;
        try {
            buckets = new BucketBounds(new Mask.Bucket(
                    mask.width().map(width -> width.movePointRight(type.getScale())),
                    mask.boundaries().stream()
                            .map(boundary -> boundary.movePointRight(type.getScale()))
                            .toList()));
        } catch (ArithmeticException e) {
            return null;
        }
        long min = 0;
        for (int i = 0; i < type.getPrecision(); i++) {
            min = min * 10 - 9;
        }
        return buckets.acceptsIntegers() ? new DecimalBucketMask(buckets, min, reference) : null;
    }

    @Override
    public void write(LeafType leaf, byte[] bytes, int from, int end, PortOutput output, MaskScratch scratch) {
        int start = leaf.contentStart(bytes, from);
        if (!UnscaledDecimal.fitsLong(bytes, start, end)) {
            reference.write(leaf, bytes, from, end, output, scratch);
            return;
        }
        boolean sized = leaf.type() == Schema.Type.FIXED;
        long number = UnscaledDecimal.read(bytes, start, end);
        long floor = buckets.floor(number, min);
        int size = UnscaledDecimal.encodedSize(floor);
        if (start == end || (sized && size > end - from)) {
            reference.write(leaf, bytes, from, end, output, scratch);
        } else if (sized) {
            UnscaledDecimal.write(floor, end - from, output);
        } else {
            output.writeVarint(size);
            UnscaledDecimal.write(floor, size, output);
        }
    }

    @Override
    public String toString() {
        return "bucket";
    }
}
