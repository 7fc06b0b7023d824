// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.field;

import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Severity;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.document.EnumValueReader;
import io.heddle.contract.odcs.internal.document.PropertyFieldName;
import io.heddle.contract.odcs.internal.schema.FieldType;
import io.heddle.contract.pattern.RegularExpression;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlScalar;
import org.apache.avro.Schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Converts a property's constraints to rules: {@code required}, {@code enum} and {@code logicalTypeOptions}. */
public final class ConstraintReader {
    private static final Map<String, FieldRule.Format.Kind> FORMATS = Map.of(
            "email", FieldRule.Format.Kind.EMAIL,
            "uuid", FieldRule.Format.Kind.UUID,
            "uri", FieldRule.Format.Kind.URI,
            "ipv4", FieldRule.Format.Kind.IPV4,
            "ipv6", FieldRule.Format.Kind.IPV6,
            "date-time", FieldRule.Format.Kind.DATE_TIME);
    private static final Set<String> BOUNDS = Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");
    private static final Set<String> LENGTHS = Set.of("minLength", "maxLength", "minItems", "maxItems");

    private final DocumentSection property;
    private final FieldPath path;
    private final Optional<FieldType> type;
    private final List<FieldRule> rules = new ArrayList<>();

    private ConstraintReader(DocumentSection property, FieldPath path, Optional<FieldType> type) {
        this.property = property;
        this.path = path;
        this.type = type;
    }

    static List<FieldRule> read(DocumentSection property, FieldPath path, Optional<FieldType> type) {
        ConstraintReader constraints = new ConstraintReader(property, path, type);
        if (property.isTrue("required") && type.map(FieldType::nullable).orElse(false)) {
            constraints.rules.add(new FieldRule.Required(path + ".required", Severity.ERROR));
        }
        constraints.readEnum(property);
        property.section("logicalTypeOptions").ifPresent(constraints::readOptions);
        return constraints.rules;
    }

    private String id(String constraint) {
        return path + "." + constraint;
    }

    private void readEnum(DocumentSection section) {
        List<String> values = EnumValueReader.read(section, "enum");
        if (section.get("enum").orElse(null) instanceof YamlNode.Sequence list && list.items().isEmpty()) {
            section.fault("field.enum.invalid", "enum", "'enum' is empty, so no value would be valid",
                    "list the allowed values, or remove it");
        }
        if (new HashSet<>(values).size() < values.size()) {
            section.fault("field.enum.invalid", "enum", "'enum' lists a value twice", "keep each value once");
        } else if (!values.isEmpty() && fits(section, "enum", "string, enum, int, long and boolean",
                Schema.Type.STRING, Schema.Type.ENUM, Schema.Type.INT, Schema.Type.LONG, Schema.Type.BOOLEAN)
                && checkSymbols(section, values)) {
            rules.add(new FieldRule.OneOf(id("enum"), Severity.ERROR, values));
        }
    }

    private boolean checkSymbols(DocumentSection section, List<String> values) {
        if (type.isEmpty() || !type.get().is(Schema.Type.ENUM)) {
            return true;
        }
        List<String> symbols = type.get().branches().get(0).getEnumSymbols();
        List<String> unknown = values.stream().filter(value -> !symbols.contains(value)).toList();
        unknown.forEach(value -> section.fault(
                "field.enum.invalid", "enum", "'" + value + "' is not a symbol of the Avro enum",
                NameSuggestions.closestOr(value, symbols,
                        "use the symbols " + String.join(", ", symbols.stream().limit(20).toList()))));
        return unknown.isEmpty();
    }

    private void readOptions(DocumentSection options) {
        readEnum(options);
        for (YamlNode.Entry entry : options.node().entries()) {
            String key = entry.key().text();
            if (BOUNDS.contains(key)) {
                readBound(options, key);
            } else if (LENGTHS.contains(key)) {
                readLength(options, key);
            } else if (key.equals("pattern")) {
                options.text(key).ifPresent(expression -> pattern(options, key, expression, id(key), Severity.ERROR));
            } else if (key.equals("format")) {
                readFormat(options);
            } else if (RecordedWords.isRecordedOption(key)) {
                noticeNotEnforced(options, key);
            }
        }
        for (String name : options.texts("required")) {
            requireChild(options, name);
        }
    }

    private void requireChild(DocumentSection options, String name) {
        boolean known = property.sections("properties").stream()
                .anyMatch(child -> PropertyFieldName.fieldName(child).equals(Optional.of(name))
                        && child.isTrue("required"));
        if (!known) {
            options.notice(
                    "field.constraint.recorded", "required",
                    "'required: [" + name + "]' is recorded but not enforced; write 'required: true' on the property "
                            + name);
        }
    }

    private void noticeNotEnforced(DocumentSection section, String key) {
        section.notice(
                "field.constraint.recorded", key,
                "the constraint '" + key + "' of " + path + " is recorded but not enforced");
    }

    private void readBound(DocumentSection options, String key) {
        boolean minimum = key.endsWith("inimum");
        boolean exclusive = key.startsWith("exclusive");
        Optional<YamlScalar> value = options.scalar(key);
        if (exclusive && value.flatMap(YamlScalar::booleanValue).isPresent()) {
            if (!options.has(minimum ? "minimum" : "maximum")) {
                options.fault(
                        "field.constraint.invalid", key, "'" + key + ": true' is not a bound",
                        "write the number: '" + key + ": 0'");
            }
            return;
        }
        if (type.isPresent() && type.get().isNumeric()) {
            Optional<BigDecimal> bound = value.flatMap(v -> TemporalBounds.read(v, type.get()));
            if (bound.isEmpty()) {
                options.fault(
                        "field.constraint.invalid", key,
                        "'" + key + "' must be " + TemporalBounds.expected(type.get()) + ", but is "
                                + options.nodeAt(key).describe(),
                        "write " + TemporalBounds.example(type.get()));
            } else {
                boolean strict = exclusive || options.isTrue(minimum ? "exclusiveMinimum" : "exclusiveMaximum");
                rules.add(minimum
                        ? new FieldRule.Minimum(id(key), Severity.ERROR, bound.get(), strict)
                        : new FieldRule.Maximum(id(key), Severity.ERROR, bound.get(), strict));
            }
        } else if (type.isPresent() && isTimeAsText()) {
            noticeNotEnforced(options, key);
        } else {
            fits(options, key, "numbers, dates and times", Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT,
                    Schema.Type.DOUBLE);
        }
    }

    private boolean isTimeAsText() {
        return type.orElseThrow().is(Schema.Type.STRING)
                && property.text("logicalType").filter(Set.of("date", "timestamp", "time")::contains).isPresent();
    }

    private void readLength(DocumentSection options, String key) {
        Optional<Integer> length = options.scalar(key).flatMap(YamlScalar::wholeNumber);
        if (length.isPresent() && length.get() < 0) {
            options.fault("field.constraint.invalid", key, "'" + key + "' cannot be negative", "write 0 or more");
            return;
        }
        boolean fits = key.endsWith("Length")
                ? fits(options, key, "string and bytes", Schema.Type.STRING, Schema.Type.BYTES)
                : fits(options, key, "array and map", Schema.Type.ARRAY, Schema.Type.MAP);
        if (fits && length.isPresent()) {
            rules.add(key.startsWith("min")
                    ? new FieldRule.MinLength(id(key), Severity.ERROR, length.get())
                    : new FieldRule.MaxLength(id(key), Severity.ERROR, length.get()));
        }
    }

    private void readFormat(DocumentSection options) {
        Optional<String> format = options.text("format");
        boolean text = type.isEmpty() || type.get().is(Schema.Type.STRING);
        boolean temporal =
                property.text("logicalType").filter(Set.of("date", "timestamp", "time")::contains).isPresent();
        if (format.isEmpty()) {
            return;
        }
        if (temporal || (!text && type.get().isNumeric())) {
            RecordedWords.noticeFormat(options, format.get(), path, type);
            return;
        }
        FieldRule.Format.Kind kind = FORMATS.get(format.get());
        if (kind == null) {
            options.notice(
                    "field.constraint.recorded", "format",
                    "the format '" + format.get() + "' of " + path + " is recorded but not enforced; the enforced "
                            + "formats are "
                            + String.join(", ", FORMATS.keySet().stream().sorted().toList()));
        } else if (fits(options, "format", "string", Schema.Type.STRING)) {
            rules.add(new FieldRule.Format(id("format"), Severity.ERROR, kind));
        }
    }

    private void pattern(DocumentSection section, String key, String expression, String id, Severity severity) {
        if (checkPattern(section, key, expression) && fits(section, key, "string", Schema.Type.STRING)) {
            rules.add(new FieldRule.Pattern(id, severity, expression));
        }
    }

    /** Reports an expression that cannot be evaluated; returns whether it can. */
    public static boolean checkPattern(DocumentSection section, String key, String expression) {
        Optional<String> problem = RegularExpression.fault(expression);
        problem.ifPresent(fault -> section.fault(
                "field.pattern.invalid", key, "not a supported regular expression: " + fault,
                "use RE2 syntax: no look-around, no back-references"));
        return problem.isEmpty();
    }

    /** Reports a constraint that does not apply to the type. Unknown types pass: they are reported elsewhere. */
    private boolean fits(DocumentSection section, String key, String words, Schema.Type... types) {
        if (type.isEmpty() || type.get().is(types)) {
            return type.isPresent();
        }
        section.fault(
                "field.constraint.unfit", key,
                "'" + key + "' fits " + words + ", but the Avro field is " + type.get().describe(),
                "remove it, or change the type");
        return false;
    }
}
