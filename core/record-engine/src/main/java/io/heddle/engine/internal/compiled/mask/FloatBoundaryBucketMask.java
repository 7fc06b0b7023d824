// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.mask;

import io.heddle.contract.Mask;
import io.heddle.engine.internal.compiled.runtime.LeafMask;
import io.heddle.engine.internal.compiled.runtime.LeafType;
import io.heddle.engine.internal.compiled.runtime.MaskScratch;
import io.heddle.engine.internal.compiled.runtime.PortOutput;
import org.apache.avro.Schema;

import java.math.BigDecimal;
import java.util.List;

/**
 * The bucket mask on float and double with boundaries. The printed decimal of a number decides its bucket, so the
 * smallest number of each bucket is computed at compile time.
 */
final class FloatBoundaryBucketMask implements LeafMask {
    private final boolean narrow;
    private final double[] minimums;
    /** The masked value for each bucket. */
    private final double[] floors;

    FloatBoundaryBucketMask(Mask.Bucket mask, boolean narrow) {
        List<BigDecimal> boundaries = mask.boundaries();
        this.narrow = narrow;
        this.minimums = new double[boundaries.size()];
        this.floors = new double[boundaries.size()];
        for (int i = 0; i < minimums.length; i++) {
            BigDecimal boundary = boundaries.get(i);
            minimums[i] = minimums(boundary);
            floors[i] = narrow
                    ? Math.max(-Float.MAX_VALUE, boundary.floatValue())
                    : Math.max(-Double.MAX_VALUE, boundary.doubleValue());
        }
    }

    /**
     * The smallest number whose printed decimal is at or above the boundary; infinite if there is none, or if all are.
     */
    private double minimums(BigDecimal boundary) {
        double number = narrow ? boundary.floatValue() : boundary.doubleValue();
        while (Double.isFinite(number) && printed(number).compareTo(boundary) < 0) {
            number = narrow ? Math.nextUp((float) number) : Math.nextUp(number);
        }
        while (Double.isFinite(number)) {
            double below = narrow ? Math.nextDown((float) number) : Math.nextDown(number);
            if (!Double.isFinite(below) || printed(below).compareTo(boundary) < 0) {
                break;
            }
            number = below;
        }
        return number;
    }

    private BigDecimal printed(double number) {
        return new BigDecimal(narrow ? Float.toString((float) number) : Double.toString(number));
    }

    @Override
    public void write(LeafType leaf, byte[] bytes, int from, int end, PortOutput output, MaskScratch scratch) {
        double floor = floor(leaf.doubleValue(bytes, from));
        if (leaf.type() == Schema.Type.FLOAT) {
            output.writeFloat((float) floor);
        } else {
            output.writeDouble(floor);
        }
    }

    private double floor(double value) {
        if (!Double.isFinite(value)) {
            return 0;
        }
        int low = 0;
        int high = minimums.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (minimums[middle] <= value) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return floors[low];
    }

    @Override
    public String toString() {
        return "bucket";
    }
}
