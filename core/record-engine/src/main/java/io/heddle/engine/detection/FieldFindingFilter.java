// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import io.heddle.contract.PersonalDataKind;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Decides which findings count. What is {@link EvidenceLevel#CERTAIN certain} counts at once. Numbers with a single
 * check digit do not: of the order numbers with eleven digits each tenth would pass for somebody's tax id. They count
 * once the field is known to hold that kind: {@value #MIN_HITS} different values passed, and they are at least half of
 * all different values of that form. By chance that happens to one field in thousands, however long one looks.
 *
 * <p>Learns from what it is shown and forgets with the process. Thread-safe.
 */
public final class FieldFindingFilter {
    /** Different values that must pass. */
    public static final int MIN_HITS = 8;

    private static final int MAX_FIELDS = 4_096;
    private static final int FORGET_AT = 10_000;
    private static final int REMEMBERED = 64;

    private final Set<PersonalDataKind> named;
    private final Map<FieldKind, HitCount> counts = new HashMap<>();

    /** @param named kinds of which every value with a right check digit counts at once */
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
            if (values >= FORGET_AT) {
                values /= 2;
                hits /= 2;
            }
        }

        private boolean isKnown() {
            return hits >= MIN_HITS && hits * 2 >= values;
        }
    }

    /** Learns from a finding and says whether it counts. */
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
