// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

/** How sure a finding is, the weakest first. */
public enum EvidenceLevel {
    /**
     * Right in form, wrong in its check digit. Nothing is wrong with it: it tells how many of a field's values are
     * right by chance only.
     */
    SHAPE,
    /** Right in form and check digit, but one in 4 to 500 numbers of another meaning is, too. */
    CHECKED,
    /** Nothing else that is usual looks like it. */
    CERTAIN;

    private static final EvidenceLevel[] ALL = values();

    static EvidenceLevel of(int sighting) {
        return ALL[sighting - 1];
    }
}
