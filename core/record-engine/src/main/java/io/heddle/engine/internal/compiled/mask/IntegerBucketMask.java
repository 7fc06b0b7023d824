// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.mask;

import io.heddle.engine.internal.compiled.runtime.LeafMask;
import io.heddle.engine.internal.compiled.runtime.LeafType;
import io.heddle.engine.internal.compiled.runtime.MaskScratch;
import io.heddle.engine.internal.compiled.runtime.PortOutput;
import io.heddle.engine.internal.mask.BucketBounds;
import org.apache.avro.Schema;

/** The bucket mask on int and long. */
record IntegerBucketMask(BucketBounds buckets) implements LeafMask {
    @Override
    public void write(LeafType leaf, byte[] bytes, int from, int end, PortOutput output, MaskScratch scratch) {
        long value = leaf.number(bytes, from);
        if (leaf.type() == Schema.Type.LONG) {
            output.writeVarint(buckets.floor(value, Long.MIN_VALUE));
        } else {
            long floor = buckets.floor(value, Integer.MIN_VALUE);
            // The first boundary exceeds the type's range: redacted.
            output.writeVarint(floor <= Integer.MAX_VALUE ? floor : 0);
        }
    }

    @Override
    public String toString() {
        return "bucket";
    }
}
