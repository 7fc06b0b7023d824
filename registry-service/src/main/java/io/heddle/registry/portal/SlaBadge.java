// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import io.heddle.contract.mesh.SlaObjectiveState;
import io.heddle.registry.sla.SlaStatus;

import java.util.Collection;

/** The SLA state of a product or of one objective, in order of severity; the worst is last. */
public enum SlaBadge {
    NONE("none", "No SLA state", "none"),
    MET("met", "SLA met", "ok"),
    WAITING("waiting", "SLA waiting", "wait"),
    UNKNOWN("unknown", "SLA unknown", "none"),
    BREACHED("breached", "SLA breached", "bad");

    private final String word;
    private final String label;
    private final String style;

    SlaBadge(String word, String label, String style) {
        this.word = word;
        this.label = label;
        this.style = style;
    }

    /** The value used in URLs. */
    public String word() {
        return word;
    }

    /** The text to display. */
    public String label() {
        return label;
    }

    /** The CSS class of the badge, which adds a symbol to the colour. */
    public String style() {
        return style;
    }

    /** The state of a status reported by the monitor. */
    public static SlaBadge of(SlaStatus status) {
        return switch (SlaObjectiveState.valueOf(status.state())) {
            case WAITING -> WAITING;
            case MET -> MET;
            case BREACHED -> BREACHED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** The worst of the given states; a product is only as good as its worst objective. */
    public static SlaBadge worst(Collection<SlaStatus> statuses) {
        return statuses.stream().map(SlaBadge::of).max(Comparable::compareTo).orElse(NONE);
    }
}
