// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.SlaObjective;
import io.heddle.contract.SlaProperty;
import io.heddle.contract.SlaValueKind;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.text.ContractWording;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads value and unit of a service level. What Heddle measures or applies must be readable; a value of one that is
 * only recorded may be any text, with a notice if it is not of the property's kind.
 */
final class SlaValueReader {
    private static final BigDecimal MAX_AMOUNT = BigDecimal.valueOf(1_000_000_000L);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Duration LONGEST = Duration.ofDays(365L * 100);
    private static final String TIME_UNITS = "ms, s, m, h, d, w, months or y";
    private static final Set<String> PERCENT = Set.of("percent", "%", "pct", "percentage");

    private final DocumentSection objective;
    private final String name;
    private final SlaProperty property;

    private SlaValueReader(DocumentSection objective, String name) {
        this.objective = objective;
        this.name = name;
        property = SlaProperty.of(name);
    }

    /** The amount with its unit; empty if the value is not a number of the property's kind. */
    static Optional<SlaAmount> read(DocumentSection objective, String name) {
        return new SlaValueReader(objective, name).read();
    }

    private Optional<SlaAmount> read() {
        if (property.kind() == SlaValueKind.FREE) {
            return objective.number("value").or(() -> objective.text("value").flatMap(SlaAmount::parse)
                    .filter(amount -> amount.unit().isEmpty()).map(SlaAmount::value))
                    .map(value -> new SlaAmount(value, objective.text("unit").orElse(""), false));
        }
        if (objective.scalar("value").isEmpty()) {
            return Optional.empty(); // reported as a wrong shape
        }
        Optional<SlaAmount> amount = objective.number("value")
                .map(value -> new SlaAmount(value, "", false))
                .or(() -> objective.text("value").flatMap(SlaAmount::parse))
                .filter(a -> a.value().signum() >= 0 && a.value().compareTo(MAX_AMOUNT) <= 0);
        if (amount.isEmpty()) {
            report("sla.value.invalid", "value",
                    name + " needs " + expected() + ", but the value is " + objective.nodeAt("value").describe(),
                    "write 'value: 15' with 'unit: m'");
            return Optional.empty();
        }
        return withUnit(amount.get()).flatMap(this::checked);
    }

    private String expected() {
        return switch (property.kind()) {
            case DURATION -> "a time such as 15 with a unit, '25h' or P1Y";
            case SHARE -> "a share such as 0.99 or '99.9%'";
            case AMOUNT, FREE -> "a number from 0 to " + MAX_AMOUNT;
        };
    }

    /** Joins the unit in the text and the key {@code unit}, which must not contradict each other. */
    private Optional<SlaAmount> withUnit(SlaAmount amount) {
        String key = objective.text("unit").orElse("");
        if (amount.unit().isEmpty() || key.isEmpty() || sameUnit(amount.unit(), key)) {
            return Optional.of(new SlaAmount(amount.value(), amount.unit().isEmpty() ? key : amount.unit(),
                    amount.months()));
        }
        report("sla.unit.invalid", "unit",
                "the value says '" + amount.unit() + "' and the unit says '" + key + "'", "keep one of the two");
        return Optional.empty();
    }

    private boolean sameUnit(String one, String other) {
        Optional<Duration> time = duration(BigDecimal.ONE, one);
        return one.equalsIgnoreCase(other)
                || (PERCENT.contains(one) && PERCENT.contains(other))
                || (time.isPresent() && time.equals(duration(BigDecimal.ONE, other)));
    }

    private Optional<SlaAmount> checked(SlaAmount amount) {
        return switch (property.kind()) {
            case DURATION -> checkedDuration(amount);
            case SHARE -> checkedShare(amount);
            case AMOUNT, FREE -> Optional.of(amount);
        };
    }

    private Optional<SlaAmount> checkedDuration(SlaAmount amount) {
        Optional<Duration> duration = duration(amount.value(), amount.unit());
        if (duration.isEmpty()) {
            report("sla.unit.invalid", "unit",
                    name + " needs a unit of time" + (amount.unit().isEmpty()
                            ? ""
                            : ", and '" + amount.unit() + "' is not one"),
                    "write 'unit: m'; units are " + TIME_UNITS);
            return Optional.empty();
        }
        if (duration.get().isZero() || duration.get().compareTo(LONGEST) > 0) {
            report("sla.value.invalid", "value", name + " must be more than 0 and at most a hundred years",
                    "correct value or unit");
            return Optional.empty();
        }
        if (amount.months() || amount.unit().toLowerCase(Locale.ROOT).startsWith("mo")) {
            objective.notice("sla.value.months", "value",
                    objective.nodeAt("value").describe() + " is read as " + ContractWording.describe(duration.get())
                            + ": a month has no fixed length and counts as 30 days");
        }
        return Optional.of(amount);
    }

    private Optional<SlaAmount> checkedShare(SlaAmount amount) {
        boolean percent = PERCENT.contains(amount.unit());
        if (!percent && !amount.unit().isEmpty()) {
            report("sla.unit.invalid", "unit",
                    name + " is a share or a percentage, and '" + amount.unit() + "' is no unit of either",
                    "write 'unit: percent', or leave it out and give a share from 0 to 1");
            return Optional.empty();
        }
        if (!percent && amount.value().compareTo(BigDecimal.ONE) > 0 && amount.value().compareTo(HUNDRED) <= 0
                && property.treatment() == SlaProperty.Treatment.RECORDED) {
            objective.notice("sla.value.percent", "value",
                    objective.nodeAt("value").describe() + " without a unit is read as a percentage");
            return Optional.of(new SlaAmount(amount.value(), "percent", false));
        }
        if (amount.value().compareTo(percent ? HUNDRED : BigDecimal.ONE) > 0) {
            report("sla.value.invalid", "value",
                    name + (percent ? " is at most 100 percent" : " without a unit is a share from 0 to 1"),
                    percent ? "write a smaller value" : "add 'unit: percent', or write a share such as 0.01");
            return Optional.empty();
        }
        return Optional.of(percent && !amount.unit().equals("%")
                ? new SlaAmount(amount.value(), "percent", false)
                : amount);
    }

    private Optional<Duration> duration(BigDecimal value, String unit) {
        return new SlaObjective(name, name, value, unit, Optional.empty()).duration();
    }

    /** A fault if the service level is measured or applied; a notice if it is only recorded. */
    private void report(String code, String key, String message, String fix) {
        if (property.treatment() == SlaProperty.Treatment.RECORDED) {
            objective.notice("sla.value.unread", key, message + "; it stays in the document and is listed nowhere");
        } else {
            objective.fault(code, key, message, fix);
        }
    }
}
