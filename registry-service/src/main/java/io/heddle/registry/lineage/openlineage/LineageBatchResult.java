// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import io.heddle.registry.problem.ProblemDetails;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/**
 * The result of a batch.
 *
 * @param received the number of events in the batch
 * @param accepted the number of events stored
 * @param failed the others, in the order of the batch
 * @param noticed the events stored of which some parts do not count, in the order of the batch
 */
@Schema(name = "BatchResult")
record LineageBatchResult(int received, int accepted, List<Failed> failed, List<Noticed> noticed) {
    LineageBatchResult {
        failed = List.copyOf(failed);
        noticed = List.copyOf(noticed);
    }

    static LineageBatchResult of(int received, List<Failed> failed, List<Noticed> noticed) {
        return new LineageBatchResult(received, received - failed.size(), failed, noticed);
    }

    /**
     * An event that was stored, of which some parts do not count.
     *
     * @param index in the batch, from 0
     */
    @Schema(name = "BatchResult.Noticed")
    record Noticed(int index, List<LineageEventNotice> notices) {
        Noticed {
            notices = List.copyOf(notices);
        }
    }

    /**
     * An event that was not stored.
     *
     * @param index in the batch, from 0
     * @param retriable whether sending the same event again may succeed
     */
    @Schema(name = "BatchResult.Failed")
    record Failed(int index, boolean retriable, ProblemDetails problem) {
        static Failed of(int index, ProblemDetails problem) {
            return new Failed(index, problem.status() == 503, problem);
        }
    }
}
