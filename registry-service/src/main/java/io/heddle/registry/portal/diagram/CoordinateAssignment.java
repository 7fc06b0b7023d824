// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.diagram;

/**
 * Places items in a column as close as possible to their preferred positions, keeping their order and without overlap.
 * It minimises the sum of squared distances (isotonic regression by pooling adjacent violators).
 */
final class CoordinateAssignment {
    private CoordinateAssignment() {}

    /**
     * @param desired the preferred centre of each item
     * @param apart the minimum distance of each centre from the previous one; the first value is ignored
     * @return the centres
     */
    static double[] place(double[] desired, double[] apart) {
        int size = desired.length;
        double[] offset = new double[size];
        for (int i = 1; i < size; i++) {
            offset[i] = offset[i - 1] + apart[i];
        }
        double[] sum = new double[size];
        int[] count = new int[size];
        int pools = 0;
        for (int i = 0; i < size; i++) {
            sum[pools] = desired[i] - offset[i];
            count[pools] = 1;
            pools++;
            while (pools > 1 && sum[pools - 2] / count[pools - 2] > sum[pools - 1] / count[pools - 1]) {
                sum[pools - 2] += sum[pools - 1];
                count[pools - 2] += count[pools - 1];
                pools--;
            }
        }
        double[] middles = new double[size];
        int index = 0;
        for (int pool = 0; pool < pools; pool++) {
            for (int n = 0; n < count[pool]; n++, index++) {
                middles[index] = sum[pool] / count[pool] + offset[index];
            }
        }
        return middles;
    }
}
