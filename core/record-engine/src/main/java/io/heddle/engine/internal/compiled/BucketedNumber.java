// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.engine.internal.mask.Buckets;
import org.apache.avro.Schema;

/** Puts int and long into their buckets. */
record BucketedNumber(Buckets buckets) implements LeafMask {
    @Override
    public void write(Leaf leaf, byte[] bytes, int from, int to, Sink sink, Scratch scratch) {
        long value = leaf.number(bytes, from);
        if (leaf.type() == Schema.Type.LONG) {
            sink.writeVarint(buckets.floor(value, Long.MIN_VALUE));
        } else {
            long floor = buckets.floor(value, Integer.MIN_VALUE);
            // A first boundary beyond the type: redacted.
            sink.writeVarint(floor <= Integer.MAX_VALUE ? floor : 0);
        }
    }

    @Override
    public String toString() {
        return "bucket";
    }
}
