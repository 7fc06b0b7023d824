// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.variant;

/** One implementation of a workload. Reuses buffers between records, so it is not thread-safe. */
@FunctionalInterface
public interface RecordOperation {
    /**
     * Processes one record.
     *
     * @param index the index of the record in the dataset
     * @return the output bytes, or the verdict of a check as a Boolean
     */
    Object apply(int index) throws Exception;
}
