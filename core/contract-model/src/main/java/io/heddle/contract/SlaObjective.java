// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * A service level that a product promises.
 *
 * @param id unique in the contract; the ODCS id, else the property's name
 * @param word the property as written in the document: {@code freshness}, {@code latency}, {@code errorRate}, ...
 * @param value a number in {@code unit}; for a property that is a share: a percentage with unit {@code percent} or
 *        {@code %}, a share from 0 to 1 without unit
 * @param unit as written, in the key {@code unit} or in the value itself ({@code 25h}); {@code ""} if there is none
 * @param element the field that the objective applies to, if any
 */
public record SlaObjective(String id, String word, BigDecimal value, String unit, Optional<String> element) {
    /** The property that {@code word} denotes. */
    public SlaProperty property() {
        return SlaProperty.of(word);
    }

    /**
     * The value as a duration, if the unit is a time unit ({@code ms, s, m, h, d, w, months, y} or their long names).
     */
    public Optional<Duration> duration() {
        return TimeUnits.duration(value, unit);
    }

    /** The value as a share from 0 to 1. */
    public double share() {
        return unit.equals("percent") || unit.equals("%") ? value.doubleValue() / 100 : value.doubleValue();
    }
}
