// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import io.heddle.contract.PersonalDataKind;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Decides which findings count. {@link EvidenceLevel#CERTAIN Certain} findings count at once. Numbers with a single
 * check digit do not: one in ten eleven-digit order numbers would pass as a tax id. They count once the field is known
 * to hold that kind: {@value #MIN_HITS} different values passed the check, and these are at least half of all different
 * values of that form. By chance this happens to one field in thousands, no matter how long it is observed.
 *
 * <p>The filter learns from the findings it is given; its state is lost when the process ends. Thread-safe.
 */
public final class FieldFindingFilter {
    /** The number of different values that must pass the check. */
    public static final int MIN_HITS = 8;

    private static final int MAX_FIELDS = 4_096;
    private static final int DECAY_THRESHOLD = 10_000;
    private static final int REMEMBERED = 64;

    private final Set<PersonalDataKind> named;
    private final Map<FieldKind, HitCount> counts = new HashMap<>();

    /**
     * @param named kinds for which every value with a correct check digit counts at once
     */
    public FieldFindingFilter(Set<PersonalDataKind> named) {
        this.named = Set.copyOf(named);
    }

    private record FieldKind(String path, PersonalDataKind kind) {}

    private static final class HitCount {
        private final long[] recent = new long[REMEMBERED];
        private int hits;
        private int values;

        private void add(long fingerprint, boolean hit) {
            int slot = (int) (fingerprint >>> 58);
            if (recent[slot] == fingerprint) {
                return;
            }
            recent[slot] = fingerprint;
            values++;
            hits += hit ? 1 : 0;
            if (values >= DECAY_THRESHOLD) {
                values /= 2;
                hits /= 2;
            }
        }

        private boolean isKnown() {
            return hits >= MIN_HITS && hits * 2 >= values;
        }
    }

    /** Learns from a finding and returns whether it counts. */
    public boolean counts(PersonalDataFindings findings, int index) {
        EvidenceLevel evidence = findings.evidence(index);
        if (evidence == EvidenceLevel.CERTAIN) {
            return true;
        }
        PersonalDataKind kind = findings.kind(index);
        boolean hit = evidence == EvidenceLevel.CHECKED;
        if (named.contains(kind)) {
            return hit;
        }
        boolean known = learn(new FieldKind(findings.path(index), kind), findings.fingerprint(index), hit);
        return hit && known;
    }

    private synchronized boolean learn(FieldKind field, long fingerprint, boolean hit) {
        HitCount count = counts.get(field);
        if (count == null) {
            if (counts.size() >= MAX_FIELDS) {
                return false;
            }
            count = new HitCount();
            counts.put(field, count);
        }
        count.add(fingerprint, hit);
        return count.isKnown();
    }
}
