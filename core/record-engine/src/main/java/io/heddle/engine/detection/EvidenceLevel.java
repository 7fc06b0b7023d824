// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

/** The confidence of a finding, lowest first. */
public enum EvidenceLevel {
    /**
     * Right form but wrong check digit. Not a finding in itself: it shows how many of a field's values pass the check
     * by chance.
     */
    SHAPE,
    /** Right form and check digit, but one in 4 to 500 unrelated numbers passes too. */
    CHECKED,
    /** No other common value has this form. */
    CERTAIN;

    private static final EvidenceLevel[] ALL = values();

    static EvidenceLevel of(int sighting) {
        return ALL[sighting - 1];
    }
}
