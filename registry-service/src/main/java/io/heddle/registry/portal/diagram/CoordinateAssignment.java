// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.diagram;

/**
 * Puts things in a column as near as possible to where they want to be, in their order and without touching. The sum of
 * the squared distances is the least there is (isotonic regression by pooling adjacent violators).
 */
final class CoordinateAssignment {
    private CoordinateAssignment() {}

    /**
     * @param wanted the middle that each would like to have
     * @param apart how far the middle of each has to be from the one before; the first is not looked at
     * @return the middles
     */
    static double[] place(double[] wanted, double[] apart) {
        int size = wanted.length;
        double[] offset = new double[size];
        for (int i = 1; i < size; i++) {
            offset[i] = offset[i - 1] + apart[i];
        }
        double[] sum = new double[size];
        int[] count = new int[size];
        int pools = 0;
        for (int i = 0; i < size; i++) {
            sum[pools] = wanted[i] - offset[i];
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
