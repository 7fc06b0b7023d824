// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.admission;

import io.heddle.governance.gate.internal.cluster.TopicDirectory;
import io.heddle.governance.gate.internal.decision.QuarantineTooSmallException;
import io.heddle.governance.gate.internal.decision.RecordDecider;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Decides on a record under its topic's current plan, with deciders configured as in the cells (same limits and
 * inspectors), so a record that passes here also passes in its cell. Thread-safe.
 */
public final class CurrentPlanTrial implements RetryProbe.TrialRun {
    private final Function<String, @Nullable EnforcementPlan> plans;
    private final Supplier<RecordDecider> deciders;
    private final TopicDirectory topics;

    /**
     * @param plans the current plan of an ingest topic, or null
     * @param deciders the factory that the cells use too
     */
    public CurrentPlanTrial(Function<String, @Nullable EnforcementPlan> plans, Supplier<RecordDecider> deciders,
            TopicDirectory topics) {
        this.plans = plans;
        this.deciders = deciders;
        this.topics = topics;
    }

    @Override
    public void decide(IngestRecord record) {
        try {
            var _ = deciders.get().decide(
                    PlanIncompleteException.requirePresent(plans.apply(record.topic())), record, Instant.now());
        } catch (QuarantineTooSmallException e) {
            // The topic's size limit may have been raised since its settings were read.
            topics.refreshSoon(e.topic());
            throw e;
        }
    }
}
