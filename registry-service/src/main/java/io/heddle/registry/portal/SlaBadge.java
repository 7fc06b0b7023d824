// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import io.heddle.registry.sla.SlaStatus;

import java.util.Collection;

/** How a product, or one objective of it, keeps its promise; the worst comes last. */
public enum SlaBadge {
    NONE("none", "No SLA state", "none"),
    MET("met", "SLA met", "ok"),
    WAITING("waiting", "SLA waiting", "wait"),
    BREACHED("breached", "SLA breached", "bad");

    private final String word;
    private final String label;
    private final String style;

    SlaBadge(String word, String label, String style) {
        this.word = word;
        this.label = label;
        this.style = style;
    }

    /** As in addresses. */
    public String word() {
        return word;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** The style of its badge, which shows a sign beside the colour. */
    public String style() {
        return style;
    }

    /** The state in a status that the monitor sent. */
    public static SlaBadge of(SlaStatus status) {
        return switch (status.state()) {
            case "MET" -> MET;
            case "BREACHED" -> BREACHED;
            default -> WAITING;
        };
    }

    /** A product is as good as its worst objective. */
    public static SlaBadge worst(Collection<SlaStatus> statuses) {
        return statuses.stream().map(SlaBadge::of).max(Comparable::compareTo).orElse(NONE);
    }
}
