// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.Severity;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.document.EnumValueReader;
import io.heddle.contract.odcs.internal.field.ConstraintReader;
import io.heddle.contract.odcs.internal.field.FieldDeclaration;
import io.heddle.contract.odcs.internal.field.FieldDeclarationReader;
import io.heddle.contract.odcs.internal.schema.FieldIndex;
import io.heddle.contract.odcs.internal.schema.FieldType;
import io.heddle.contract.odcs.internal.schema.ValueSchema;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlScalar;
import org.apache.avro.Schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the metrics of the ODCS library. Those about single values ({@code nullValues}, {@code missingValues}, {@code
 * invalidValues} with a limit of zero) become field rules; the others need more than one record.
 */
final class LibraryMetricReader {
    private static final Set<String> PER_VALUE = Set.of("nullValues", "missingValues", "invalidValues");

    private final ValueSchema schema;
    private final Map<FieldPath, FieldDeclaration> notes;
    private final QualityRuleIds ids;

    LibraryMetricReader(ValueSchema schema, Map<FieldPath, FieldDeclaration> notes, QualityRuleIds ids) {
        this.schema = schema;
        this.notes = notes;
        this.ids = ids;
    }

    /** Adds the rules of the check to the declarations of its fields. */
    void read(QualityCheck check) {
        DocumentSection section = check.section();
        Optional<String> metric = section.text("metric");
        if (metric.isEmpty()) {
            if (section.text("rule").isPresent()) {
                check.noticeNotEnforced("rule", "the deprecated 'rule'");
            } else if (!section.has("metric")) {
                section.fault(
                        "quality.metric.missing", "metric", "a check of type library needs a metric",
                        "add 'metric: nullValues' with 'mustBe: 0', or another type");
            }
            return;
        }
        check.checkOperator();
        List<FieldPath> fields = check.field().map(List::of).orElseGet(() -> fieldArguments(section));
        if (!PER_VALUE.contains(metric.get())) {
            check.noticeNotEnforced("metric", "the metric " + metric.get());
        } else if (!section.number("mustBe").map(n -> n.compareTo(BigDecimal.ZERO) == 0).orElse(false)) {
            check.noticeNotEnforced("metric", metric.get() + " with a condition other than 'mustBe: 0'");
        } else if (fields.isEmpty()) {
            check.noticeNotEnforced("metric", metric.get() + " without a property");
        } else {
            boolean ownId = check.field().isPresent() || fields.size() == 1;
            check.severity().ifPresent(severity -> fields.forEach(path -> addRules(
                    check, metric.get(), path, ownId ? check.id() : check.id() + "." + path, severity)));
        }
    }

    private List<FieldPath> fieldArguments(DocumentSection check) {
        List<FieldPath> paths = new ArrayList<>();
        Optional<DocumentSection> arguments = check.section("arguments");
        for (DocumentSection.LocatedNode located : arguments.map(a -> a.items("properties")).orElse(List.of())) {
            Optional<FieldPath> path = located.node() instanceof YamlScalar text
                    ? FieldDeclarationReader.parsePath(text.text())
                    : Optional.empty();
            boolean known = path.isPresent()
                    && schema.index().map(index -> index.get(path.get()).isPresent()).orElse(true);
            if (known) {
                paths.add(path.get());
            } else {
                String word = located.node() instanceof YamlScalar text ? text.text() : "";
                check.findings().fault(
                        "field.unknown", located.node(), located.path(),
                        located.node().describe() + " is not a field of the schema",
                        NameSuggestions.closestOr(word, schema.index().map(FieldIndex::names).orElse(List.of()),
                                "name a field by its path"));
            }
        }
        return paths;
    }

    private void addRules(QualityCheck check, String metric, FieldPath path, String id, Severity severity) {
        DocumentSection section = check.section();
        Optional<FieldType> type = schema.index().flatMap(index -> index.get(path));
        Optional<DocumentSection> arguments = section.section("arguments");
        List<FieldRule> rules = switch (metric) {
            case "nullValues" -> List.of(new FieldRule.Required(id, severity));
            case "missingValues" -> missing(section, arguments, type, id, severity);
            case "invalidValues" -> invalid(section, arguments, type, id, severity);
            default -> throw new IllegalArgumentException("no metric of single values: " + metric);
        };
        FieldDeclaration note = notes.computeIfAbsent(
                path,
                p -> FieldDeclaration.of(
                        new DocumentSection(YamlNode.Mapping.of(section.node().position(), List.of()), section.path(),
                                section.findings()),
                        new Mask.None(), List.of()));
        rules.stream().filter(rule -> ids.claim(check, rule.id())).forEach(note.rules()::add);
    }

    private static List<FieldRule> missing(
            DocumentSection check, Optional<DocumentSection> arguments, Optional<FieldType> type, String id,
            Severity severity) {
        List<DocumentSection.LocatedNode> values = arguments.map(a -> a.items("missingValues")).orElse(List.of());
        if (values.isEmpty()) {
            return List.of(new FieldRule.Required(id, severity));
        }
        List<FieldRule> fieldRules = new ArrayList<>();
        for (DocumentSection.LocatedNode located : values) {
            boolean empty = located.node() instanceof YamlScalar text && text.isText() && text.text().isEmpty();
            if (located.node() instanceof YamlScalar value && value.isNull()) {
                fieldRules.add(new FieldRule.Required(id, severity));
            } else if (empty && type.map(t -> t.is(Schema.Type.STRING)).orElse(false)) {
                fieldRules.add(new FieldRule.MinLength(fieldRules.isEmpty() && values.size() == 1 ? id : id + ".empty",
                        severity,
                        1));
            } else {
                check.findings().notice(
                        "quality.recorded", located.node(), located.path(),
                        "the missing value " + located.node().describe() + " of '" + id
                                + "' is recorded but not enforced");
            }
        }
        return fieldRules;
    }

    private static List<FieldRule> invalid(
            DocumentSection check, Optional<DocumentSection> arguments, Optional<FieldType> type, String id,
            Severity severity) {
        List<FieldRule> fieldRules = new ArrayList<>();
        DocumentSection source = arguments.orElse(check);
        List<String> values = EnumValueReader.read(source, "validValues");
        Optional<String> pattern = source.text("pattern");
        boolean both = !values.isEmpty() && pattern.isPresent();
        if (values.isEmpty() && pattern.isEmpty()) {
            check.fault(
                    "quality.arguments.missing", "arguments", "invalidValues needs a list or pattern of the valid "
                            + "values",
                    "add 'arguments: {validValues: [...]}' or 'arguments: {pattern: ...}'");
        }
        if (!values.isEmpty() && unfit(source, "validValues", type,
                Schema.Type.STRING, Schema.Type.ENUM, Schema.Type.INT, Schema.Type.LONG, Schema.Type.BOOLEAN)
                .isEmpty()) {
            fieldRules.add(new FieldRule.OneOf(both ? id + ".validValues" : id, severity, values));
        }
        if (pattern.isPresent() && ConstraintReader.checkPattern(source, "pattern", pattern.get())
                && unfit(source, "pattern", type, Schema.Type.STRING).isEmpty()) {
            fieldRules.add(new FieldRule.Pattern(both ? id + ".pattern" : id, severity, pattern.get()));
        }
        return fieldRules;
    }

    private static Optional<FieldType> unfit(DocumentSection source, String key, Optional<FieldType> type,
            Schema.Type... types) {
        Optional<FieldType> unfit = type.filter(t -> !t.is(types));
        unfit.ifPresent(t -> source.fault(
                "field.constraint.unfit", key, "'" + key + "' does not fit the Avro field, which is " + t.describe(),
                "remove it, or change the type"));
        return unfit;
    }
}
