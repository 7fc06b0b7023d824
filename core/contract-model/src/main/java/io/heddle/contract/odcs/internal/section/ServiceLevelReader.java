// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.SlaObjective;
import io.heddle.contract.SlaProperty;
import io.heddle.contract.SlaValueKind;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.field.FieldDeclarationReader;
import io.heddle.contract.odcs.internal.schema.ValueSchema;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.contract.yaml.YamlScalar;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code slaProperties[]}. */
public final class ServiceLevelReader {
    private static final BigDecimal MAX_AMOUNT = BigDecimal.valueOf(1_000_000_000L);
    private static final Duration LONGEST = Duration.ofDays(365L * 100);
    private static final String TIME_UNITS = "ms, s, m, h, d, w or y";

    private final DocumentSection root;
    private final ValueSchema schema;
    private final List<SlaObjective> objectives = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private ServiceLevelReader(DocumentSection root, ValueSchema schema) {
        this.root = root;
        this.schema = schema;
    }

    public static List<SlaObjective> read(DocumentSection root, ValueSchema schema) {
        ServiceLevelReader reader = new ServiceLevelReader(root, schema);
        root.text("slaDefaultElement").ifPresent(element -> reader.checkElement(root, "slaDefaultElement", element));
        root.sections("slaProperties").forEach(reader::readObjective);
        return reader.objectives;
    }

    private void readObjective(DocumentSection objective) {
        Optional<String> property = objective.text("property");
        if (property.isEmpty()) {
            return;
        }
        String name = property.get();
        noticeIfOnlyRecorded(objective, name);
        objective.text("element").ifPresent(element -> checkElement(objective, "element", element));
        Optional<BigDecimal> value = value(objective, name);
        String unit = objective.text("unit").orElse("");
        if (value.isPresent() && checkUnit(objective, name, value.get(), unit) && claimId(objective, name)) {
            Optional<String> element = objective.text("element").or(() -> root.text("slaDefaultElement"));
            objectives.add(new SlaObjective(objective.text("id").orElse(name), name, value.get(), unit, element));
        }
    }

    private static void noticeIfOnlyRecorded(DocumentSection objective, String name) {
        SlaProperty property = SlaProperty.of(name);
        if (property.treatment() == SlaProperty.Treatment.RECORDED) {
            String suggestion = property == SlaProperty.OTHER
                    ? NameSuggestions.closest(name, SlaProperty.words()).map(n -> "; did you mean '" + n + "'?")
                            .orElse("")
                    : "";
            objective.notice("sla.recorded", "property",
                    "the service level '" + name + "' is recorded but not measured" + suggestion);
        }
    }

    private static Optional<BigDecimal> value(DocumentSection objective, String name) {
        Optional<BigDecimal> value = objective.number("value")
                .or(() -> objective.text("value")
                        .map(text -> new YamlScalar(objective.nodeAt("value").position(), text, numberKind(text)))
                        .flatMap(YamlScalar::number));
        if (SlaProperty.of(name).kind() != SlaValueKind.FREE && objective.scalar("value").isPresent()
                && value.filter(v -> v.signum() >= 0 && v.compareTo(MAX_AMOUNT) <= 0).isEmpty()) {
            objective.fault(
                    "sla.value.invalid", "value",
                    name + " needs a number from 0 to " + MAX_AMOUNT + ", but the value is "
                            + objective.nodeAt("value").describe(),
                    "write 'value: 15' with 'unit: m'");
            return Optional.empty();
        }
        return value;
    }

    private static YamlScalar.Kind numberKind(String text) {
        return text.matches("[0-9]{1,18}")
                ? YamlScalar.Kind.INTEGER
                : text.matches("[0-9]{1,18}\\.[0-9]{1,18}") ? YamlScalar.Kind.FLOAT : YamlScalar.Kind.STRING;
    }

    private static boolean checkUnit(DocumentSection objective, String name, BigDecimal value, String unit) {
        return switch (SlaProperty.of(name).kind()) {
            case DURATION -> checkDuration(objective, name, value, unit);
            case SHARE -> checkShare(objective, name, value, unit);
            case AMOUNT, FREE -> true;
        };
    }

    private static boolean checkDuration(DocumentSection objective, String name, BigDecimal value, String unit) {
        Optional<Duration> duration = new SlaObjective(name, name, value, unit, Optional.empty()).duration();
        if (duration.isEmpty()) {
            objective.fault(
                    "sla.unit.invalid", "unit",
                    name + " needs a unit of time" + (unit.isEmpty() ? "" : ", and '" + unit + "' is none"),
                    "write 'unit: m'; units are " + TIME_UNITS);
        } else if (duration.get().isZero() || duration.get().compareTo(LONGEST) > 0) {
            objective.fault(
                    "sla.value.invalid", "value", name + " must be longer than nothing and at most a hundred years",
                    "correct value or unit");
            return false;
        }
        return duration.isPresent();
    }

    private static boolean checkShare(DocumentSection objective, String name, BigDecimal value, String unit) {
        if (!Set.of("", "percent", "%").contains(unit)) {
            objective.fault(
                    "sla.unit.invalid", "unit",
                    name + " is a share or a percentage, and '" + unit + "' is no unit of either",
                    "write 'unit: percent', or leave it out and give a share from 0 to 1");
            return false;
        }
        BigDecimal max = unit.isEmpty() ? BigDecimal.ONE : BigDecimal.valueOf(100);
        if (value.compareTo(max) > 0) {
            objective.fault(
                    "sla.value.invalid", "value",
                    name + (unit.isEmpty() ? " without a unit is a share from 0 to 1" : " is at most 100 percent"),
                    unit.isEmpty() ? "add 'unit: percent', or write a share such as 0.01" : "write a smaller value");
            return false;
        }
        return true;
    }

    private boolean claimId(DocumentSection objective, String name) {
        boolean free = ids.add(objective.text("id").orElse(name));
        boolean secondRetention = SlaProperty.of(name) == SlaProperty.RETENTION
                && objectives.stream().anyMatch(o -> o.property() == SlaProperty.RETENTION);
        if (!free || secondRetention) {
            objective.fault(
                    "sla.duplicate", objective.has("id") ? "id" : "property",
                    "there is already a service level '" + objective.text("id").orElse(name) + "'",
                    secondRetention ? "keep one retention" : "give each an 'id' of its own");
        }
        return free && !secondRetention;
    }

    /**
     * An element is a field path, optionally prefixed with the schema object's name; several are separated by commas.
     */
    private void checkElement(DocumentSection section, String key, String element) {
        Optional<String> name = schema.object().flatMap(object -> object.text("name"));
        if (schema.index().isEmpty() || name.isEmpty()) {
            return;
        }
        String prefix = name.get() + ".";
        for (String part : element.split(",")) {
            String text = part.strip();
            String path = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
            boolean isExact = prefix.equals(text + ".");
            if (!isExact && FieldDeclarationReader.parsePath(path).flatMap(schema.index().get()::get).isEmpty()) {
                section.fault(
                        "sla.element.unknown", key, "'" + text + "' is not a field of the schema",
                        NameSuggestions.closestOr(path, schema.index().get().names(), "name a field by its path"));
            }
        }
    }
}
