// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.variant;

/** One way to do the work of a workload. Holds what it reuses from record to record, so it is not thread-safe. */
@FunctionalInterface
public interface RecordOperation {
    /**
     * Does the work for one record.
     *
     * @param index which of the data set's records
     * @return the output bytes, or the verdict of a check as a Boolean
     */
    Object apply(int index) throws Exception;
}
