// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/** How the mesh knows of an edge. */
public enum LineageSource {
    /** A contract says so: {@code inputs}, {@code transformSourceObjects}. */
    DECLARED,
    /** Somebody said so in an OpenLineage event. */
    REPORTED,
    /** The cluster shows it: a gate that moved records, a consumer group that reads. */
    OBSERVED;

    /** {@code declared}, {@code reported} or {@code observed}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
