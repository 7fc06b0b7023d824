// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import io.heddle.registry.problem.Problem;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param received how many events it held
 * @param accepted how many of them are kept now
 * @param failed the others, in the order of the batch
 */
record BatchResult(int received, int accepted, List<Failed> failed) {
    BatchResult {
        failed = List.copyOf(failed);
    }

    static BatchResult of(int received, List<Failed> failed) {
        return new BatchResult(received, received - failed.size(), failed);
    }

    /**
     * An event that is not kept.
     *
     * @param index in the batch, from 0
     * @param retriable whether sending the same again may help
     */
    record Failed(int index, boolean retriable, Problem problem) {
        static Failed of(int index, Problem problem) {
            return new Failed(index, problem.status() == 503, problem);
        }
    }
}
