// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.IsolationLevel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Selects the records of a run in two passes: first the acknowledgements, then the matching records that remain. */
final class ReplaySelector {
    private final QuarantineConfig config;
    private final Admin admin;
    private final CommittedRecordReader reader;

    ReplaySelector(QuarantineConfig config, Admin admin, CommittedRecordReader reader) {
        this.config = config;
        this.admin = admin;
        this.reader = reader;
    }

    /** See {@link ReplayService#select}. */
    ReplaySelection toReplay(RejectionFilter filter, String run, int max, boolean keepNewer) {
        return select(filter, run, new SelectionCounts(max, true), keepNewer);
    }

    /** See {@link ReplayService#selectToDiscard}. */
    ReplaySelection toDiscard(RejectionFilter filter, int max) {
        return select(filter, "", new SelectionCounts(max, false), false);
    }

    private ReplaySelection select(RejectionFilter filter, String run, SelectionCounts counts, boolean keepNewer) {
        // Reads to the uncommitted end: an open transaction of the gate would hide acknowledgements behind it from
        // the last stable offset.
        TopicOffsetRange span = TopicOffsetRange.of(admin, config.quarantine(), IsolationLevel.READ_UNCOMMITTED);
        AcknowledgedOffsets acknowledged = AcknowledgedOffsets.read(reader, span);
        Map<Integer, PartitionSelection> choices = new HashMap<>();
        Map<Integer, OffsetSet> rejected = new HashMap<>();
        reader.read(span, record -> {
            RejectedRecord.of(record).ifPresent(rejection -> {
                if (keepNewer) {
                    rejected.computeIfAbsent(record.partition(), partition -> new OffsetSet())
                            .add(rejection.sourceOffset());
                }
                boolean selected = !acknowledged.contains(record.partition(), record.offset())
                        && !QuarantineReader.wasReplayedBy(run, rejection)
                        && filter.test(rejection, record);
                if (selected && counts.select(rejection)) {
                    choices.computeIfAbsent(record.partition(), partition -> new PartitionSelection()).add(rejection,
                            record);
                }
            });
            return true;
        });
        long supersededCount =
                keepNewer ? new SupersededRecordFilter(admin, reader, config).removeSuperseded(choices, rejected) : 0;
        Map<Integer, long[]> offsets = new HashMap<>();
        choices.forEach((partition, choice) -> offsets.put(partition, choice.orderedOffsets()));
        return new ReplaySelection(counts.byReason, supersededCount, counts.beyondLimit, counts.unreplayable(),
                new ReplaySelection.Offsets(offsets));
    }

    private static final class SelectionCounts {
        private final int max;
        private final boolean untruncatedOnly;
        private final Map<String, Long> byReason = new HashMap<>();
        private final List<RejectedRecord> truncated = new ArrayList<>();
        private long taken;
        private long beyondLimit;
        private long unreplayableRecords;

        SelectionCounts(int max, boolean untruncatedOnly) {
            this.max = max;
            this.untruncatedOnly = untruncatedOnly;
        }

        /** Counts the record and returns whether it is selected. */
        boolean select(RejectedRecord rejection) {
            if (untruncatedOnly && rejection.truncated().isPresent()) {
                unreplayableRecords++;
                if (truncated.size() < ReplaySelection.Unreplayable.MAX_LISTED) {
                    truncated.add(rejection);
                }
                return false;
            }
            if (taken == max) {
                beyondLimit++;
                return false;
            }
            taken++;
            byReason.merge(rejection.reason(), 1L, Long::sum);
            return true;
        }

        ReplaySelection.Unreplayable unreplayable() {
            return new ReplaySelection.Unreplayable(unreplayableRecords, truncated);
        }
    }
}
