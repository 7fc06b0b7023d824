// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/** The kind of evidence for an edge. */
public enum LineageSource {
    /** Declared by a contract: {@code inputs}, {@code transformSourceObjects}. */
    DECLARED,
    /** Reported in an OpenLineage event. */
    REPORTED,
    /** Observed in the cluster: a gate that moved records, a consumer group that reads. */
    OBSERVED;

    /** {@code declared}, {@code reported} or {@code observed}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
