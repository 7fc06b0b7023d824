// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.IsolationLevel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chooses what a run takes, in two passes: what is settled, then what of the rest is meant. */
final class Selecting {
    private final QuarantineConfig config;
    private final Admin admin;
    private final TopicReader reader;

    Selecting(QuarantineConfig config, Admin admin, TopicReader reader) {
        this.config = config;
        this.admin = admin;
        this.reader = reader;
    }

    /** As {@link Settler#select} says. */
    Selection toReplay(Filter filter, String run, int max, boolean keepNewer) {
        return select(filter, run, new Counts(max, true), keepNewer);
    }

    /** As {@link Settler#selectToDiscard} says. */
    Selection toDiscard(Filter filter, int max) {
        return select(filter, "", new Counts(max, false), false);
    }

    private Selection select(Filter filter, String run, Counts counts, boolean keepNewer) {
        // The uncommitted end: an open transaction of the gate would hide settlements behind it from a committed one.
        TopicSpan span = TopicSpan.of(admin, config.quarantine(), IsolationLevel.READ_UNCOMMITTED);
        Settled settled = Settled.read(reader, span);
        Map<Integer, Choice> choices = new HashMap<>();
        Map<Integer, OffsetSet> rejected = new HashMap<>();
        reader.read(span, record -> {
            Rejection.of(record).ifPresent(rejection -> {
                if (keepNewer) {
                    rejected.computeIfAbsent(record.partition(), partition -> new OffsetSet()).add(rejection.sourceOffset());
                }
                boolean meant = !settled.contains(record.partition(), record.offset())
                        && !Quarantine.cameBackFrom(run, rejection)
                        && filter.test(rejection, record);
                if (meant && counts.take(rejection)) {
                    choices.computeIfAbsent(record.partition(), partition -> new Choice()).add(rejection, record);
                }
            });
            return true;
        });
        long heldBack = keepNewer ? new NewerValues(admin, reader, config).dropFrom(choices, rejected) : 0;
        Map<Integer, long[]> offsets = new HashMap<>();
        choices.forEach((partition, choice) -> offsets.put(partition, choice.inOrder()));
        return new Selection(counts.byReason, heldBack, counts.beyond, counts.unreplayable(), new Selection.Offsets(offsets));
    }

    private static final class Counts {
        private final int max;
        private final boolean wholeOnly;
        private final Map<String, Long> byReason = new HashMap<>();
        private final List<Rejection> truncated = new ArrayList<>();
        private long taken;
        private long beyond;
        private long left;

        Counts(int max, boolean wholeOnly) {
            this.max = max;
            this.wholeOnly = wholeOnly;
        }

        /** Counts it; whether it is taken. */
        boolean take(Rejection rejection) {
            if (wholeOnly && rejection.truncated().isPresent()) {
                left++;
                if (truncated.size() < Selection.Unreplayable.NAMED) {
                    truncated.add(rejection);
                }
                return false;
            }
            if (taken == max) {
                beyond++;
                return false;
            }
            taken++;
            byReason.merge(rejection.reason(), 1L, Long::sum);
            return true;
        }

        Selection.Unreplayable unreplayable() {
            return new Selection.Unreplayable(left, truncated);
        }
    }
}
