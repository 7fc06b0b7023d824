// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * One service level a product promises.
 *
 * @param id unique in the contract; the ODCS id, else the property's name
 * @param property as written in the document: {@code freshness}, {@code latency}, {@code errorRate}, ...
 * @param value a number in {@code unit}; for {@code errorRate} with unit {@code percent} or {@code %} a percentage,
 *        without unit a share from 0 to 1
 * @param unit as written, or {@code ""}
 * @param element the field the objective is about, if any
 */
public record SlaObjective(String id, String property, BigDecimal value, String unit, Optional<String> element) {
    public static final String FRESHNESS = "freshness";
    public static final String LATENCY = "latency";
    public static final String ERROR_RATE = "errorRate";
    public static final String RETENTION = "retention";

    /** The value as a duration, if the unit is one of time ({@code ms, s, m, h, d, w} or their long names). */
    public Optional<Duration> duration() {
        return TimeUnits.duration(value, unit);
    }

    /** The value as a share from 0 to 1. */
    public double share() {
        return unit.equals("percent") || unit.equals("%") ? value.doubleValue() / 100 : value.doubleValue();
    }
}
