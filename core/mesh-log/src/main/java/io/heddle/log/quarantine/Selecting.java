// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.IsolationLevel;

import java.util.HashMap;
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
    Selection select(Filter filter, String run, int max, boolean keepNewer) {
        // The uncommitted end: an open transaction of the gate would hide settlements behind it from a committed one.
        TopicSpan span = TopicSpan.of(admin, config.quarantine(), IsolationLevel.READ_UNCOMMITTED);
        Settled settled = Settled.read(reader, span);
        Map<Integer, Choice> choices = new HashMap<>();
        Map<Integer, OffsetSet> rejected = new HashMap<>();
        Counts counts = new Counts();
        reader.read(span, record -> {
            Rejection.of(record).ifPresent(rejection -> {
                if (keepNewer) {
                    rejected.computeIfAbsent(record.partition(), partition -> new OffsetSet()).add(rejection.sourceOffset());
                }
                boolean meant = !settled.contains(record.partition(), record.offset())
                        && !Quarantine.cameBackFrom(run, rejection)
                        && filter.test(rejection, record);
                if (meant && counts.take(rejection, max)) {
                    choices.computeIfAbsent(record.partition(), partition -> new Choice()).add(rejection, record);
                }
            });
            return true;
        });
        long heldBack = keepNewer ? new NewerValues(admin, reader, config).dropFrom(choices, rejected) : 0;
        Map<Integer, long[]> offsets = new HashMap<>();
        choices.forEach((partition, choice) -> offsets.put(partition, choice.inOrder()));
        return new Selection(counts.byReason, heldBack, counts.beyond, new Selection.Offsets(offsets));
    }

    private static final class Counts {
        private final Map<String, Long> byReason = new HashMap<>();
        private long taken;
        private long beyond;

        /** Counts it; whether there is still room for it. */
        boolean take(Rejection rejection, int max) {
            if (taken == max) {
                beyond++;
                return false;
            }
            taken++;
            byReason.merge(rejection.reason(), 1L, Long::sum);
            return true;
        }
    }
}
