// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldRule;
import io.heddle.contract.RecordRule;
import io.heddle.contract.Severity;
import io.heddle.contract.odcs.ContractDocument;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.document.EnumValueReader;
import io.heddle.contract.odcs.internal.document.PropertyFieldName;
import io.heddle.contract.odcs.internal.document.WordSuggestions;
import io.heddle.contract.odcs.internal.field.ConstraintReader;
import io.heddle.contract.odcs.internal.field.FieldDeclaration;
import io.heddle.contract.odcs.internal.field.FieldDeclarationReader;
import io.heddle.contract.odcs.internal.schema.FieldIndex;
import io.heddle.contract.odcs.internal.schema.FieldType;
import io.heddle.contract.odcs.internal.schema.ValueSchema;
import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlScalar;
import org.apache.avro.Schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code quality[]} of the schema object and of its properties. What a gate can decide by one record becomes a
 * rule; what needs many records, another engine or a person is kept in the document, with a notice.
 */
public final class QualityRuleReader {
    private static final int MAX_EXPRESSION = 10_000;
    private static final List<String> SEVERITIES = List.of("error", "warning");
    private static final Set<String> PER_VALUE = Set.of("nullValues", "missingValues", "invalidValues");
    private static final List<String> OPERATORS = List.of(
            "mustBe", "mustNotBe", "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan",
            "mustBeLessOrEqualTo",
            "mustBeBetween", "mustNotBeBetween");

    private final ValueSchema schema;
    private final Map<FieldPath, FieldDeclaration> notes;
    private final List<RecordRule> rules = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();

    private QualityRuleReader(ValueSchema schema, Map<FieldPath, FieldDeclaration> notes) {
        this.schema = schema;
        this.notes = notes;
    }

    /** Adds field rules to the notes; gives the record rules. */
    public static List<RecordRule> read(ValueSchema schema, Map<FieldPath, FieldDeclaration> notes) {
        QualityRuleReader reader = new QualityRuleReader(schema, notes);
        notes.values().forEach(note -> note.rules().forEach(rule -> reader.ids.put(rule.id(), note.section().path())));
        schema.object().ifPresent(object -> reader.readAll(object, Optional.empty()));
        List.copyOf(notes.entrySet())
                .forEach(note -> reader.readAll(note.getValue().section(), Optional.of(note.getKey())));
        return reader.rules;
    }

    private void readAll(DocumentSection section, Optional<FieldPath> field) {
        int index = 0;
        for (DocumentSection check : section.sections("quality")) {
            readCheck(check, field, idOf(check, field, index++));
        }
    }

    private static String idOf(DocumentSection check, Optional<FieldPath> field, int index) {
        String number = field.map(path -> path + ".").orElse("") + "quality[" + index + "]";
        return check.text("id").or(() -> check.text("name")).orElse(number);
    }

    /** Where the expression of a rule stands, in a section or its properties. */
    public static Optional<ContractDocument.Location> locate(DocumentSection section, Optional<FieldPath> field,
            String rule) {
        int index = 0;
        for (DocumentSection check : section.sections("quality")) {
            if (idOf(check, field, index++).equals(rule)) {
                return Optional.of(new ContractDocument.Location(check.nodeAt("implementation").position(),
                        check.pathOf("implementation")));
            }
        }
        for (DocumentSection property : section.sections("properties")) {
            Optional<FieldPath> path = PropertyFieldName.fieldName(property)
                    .flatMap(name -> FieldDeclarationReader
                            .parsePath(field.map(parent -> parent + "." + name).orElse(name)));
            Optional<ContractDocument.Location> found =
                    path.isEmpty() ? Optional.empty() : locate(property, path, rule);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private void readCheck(DocumentSection check, Optional<FieldPath> field, String id) {
        String type = check.text("type").orElse("library");
        if (type.equals("custom") && check.text("engine").equals(Optional.of("cel"))) {
            readCel(check, id);
        } else if (type.equals("library")) {
            readLibrary(check, field, id);
        } else {
            checkRequiredKeys(check, type);
            String what = type.equals("custom")
                    ? "a check of the engine " + check.text("engine").orElse("?")
                    : "a check of type " + type;
            noticeNotEnforced(check, "type", id, what);
        }
    }

    /** What the standard asks of a check that Heddle only keeps. */
    private static void checkRequiredKeys(DocumentSection check, String type) {
        List<String> keys = type.equals("sql")
                ? List.of("query")
                : type.equals("custom") ? List.of("engine", "implementation") : List.of();
        for (String key : keys) {
            if (!check.has(key)) {
                check.fault(
                        "contract.key.missing", key,
                        "'" + key + "' is missing, which a check of type " + type + " needs",
                        "add '" + key + ": ...'");
            }
        }
        if (type.equals("sql")) {
            checkOperator(check);
        }
    }

    private static void noticeNotEnforced(DocumentSection check, String key, String id, String what) {
        check.notice("quality.recorded", key, "the quality rule '" + id + "' is recorded but not enforced: " + what
                + " cannot be decided record by record");
    }

    private void readCel(DocumentSection check, String id) {
        Optional<Severity> severity = severity(check);
        Optional<String> expression = check.text("implementation").filter(text -> !text.isBlank());
        if (expression.isEmpty()) {
            check.fault(
                    "quality.implementation.invalid", "implementation", "a CEL rule needs its expression as text",
                    "add 'implementation: \"record.amount > 0\"'");
        } else if (expression.get().length() > MAX_EXPRESSION) {
            check.fault(
                    "quality.implementation.invalid", "implementation",
                    "the expression is longer than " + MAX_EXPRESSION + " characters", "split it into several rules");
        } else if (claimId(check, id) && severity.isPresent()) {
            rules.add(
                    new RecordRule(id, expression.get().strip(), severity.get(), check.text("description").orElse("")));
        }
    }

    private Optional<Severity> severity(DocumentSection check) {
        String word = check.text("severity").orElse("error");
        if (!SEVERITIES.contains(word)) {
            check.fault(
                    "quality.severity.unknown", "severity",
                    check.nodeAt("severity").describe() + " is not a severity of an enforced rule",
                    WordSuggestions.suggestionOr(word, SEVERITIES,
                            "write 'error' (the record is quarantined) or 'warning' (it is counted)"));
            return Optional.empty();
        }
        return Optional.of(word.equals("error") ? Severity.ERROR : Severity.WARNING);
    }

    private boolean claimId(DocumentSection check, String id) {
        String first = ids.putIfAbsent(id, check.path());
        if (first != null) {
            String key = check.has("id") ? "id" : "name";
            check.fault("rule.id.duplicate", key, "the rule id '" + id + "' is taken by " + first,
                    "give this rule an id of its own");
        }
        return first == null;
    }

    private void readLibrary(DocumentSection check, Optional<FieldPath> field, String id) {
        Optional<String> metric = check.text("metric");
        if (metric.isEmpty()) {
            if (check.text("rule").isPresent()) {
                noticeNotEnforced(check, "rule", id, "the deprecated 'rule'");
            } else if (!check.has("metric")) {
                check.fault(
                        "quality.metric.missing", "metric", "a check of type library needs a metric",
                        "add 'metric: nullValues' with 'mustBe: 0', or another type");
            }
            return;
        }
        checkOperator(check);
        List<FieldPath> fields = field.map(List::of).orElseGet(() -> arguments(check));
        if (!PER_VALUE.contains(metric.get())) {
            noticeNotEnforced(check, "metric", id, "the metric " + metric.get());
        } else if (!check.number("mustBe").map(n -> n.compareTo(BigDecimal.ZERO) == 0).orElse(false)) {
            noticeNotEnforced(check, "metric", id, metric.get() + " with another condition than 'mustBe: 0'");
        } else if (fields.isEmpty()) {
            noticeNotEnforced(check, "metric", id, metric.get() + " without a property");
        } else {
            severity(check).ifPresent(severity -> {
                for (FieldPath path : fields) {
                    addLibrary(check, metric.get(), path,
                            field.isPresent() || fields.size() == 1 ? id : id + "." + path, severity);
                }
            });
        }
    }

    private static void checkOperator(DocumentSection check) {
        List<String> present = OPERATORS.stream().filter(check::has).toList();
        if (present.size() != 1) {
            check.fault(
                    "quality.operator.invalid", present.isEmpty() ? "mustBe" : present.get(1),
                    present.isEmpty() ? "the check has no condition" : "the check has more than one condition",
                    present.isEmpty() ? "add 'mustBe: 0'" : "keep one of " + String.join(", ", present));
        } else if (present.get(0).endsWith("Between")) {
            List<DocumentSection.LocatedNode> bounds = check.items(present.get(0));
            boolean numbers = bounds.stream()
                    .allMatch(located -> located.node() instanceof YamlScalar scalar && scalar.number().isPresent());
            if (check.nodeAt(present.get(0)) instanceof YamlNode.Sequence && (bounds.size() != 2 || !numbers)) {
                check.fault(
                        "quality.operator.invalid", present.get(0), "'" + present.get(0) + "' takes two numbers",
                        "write [1, 10]");
            }
        }
    }

    private List<FieldPath> arguments(DocumentSection check) {
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
                        WordSuggestions.suggestionOr(word, schema.index().map(FieldIndex::names).orElse(List.of()),
                                "name a field by its path"));
            }
        }
        return paths;
    }

    private void addLibrary(DocumentSection check, String metric, FieldPath path, String id, Severity severity) {
        Optional<FieldType> type = schema.index().flatMap(index -> index.get(path));
        List<FieldRule> made = new ArrayList<>();
        Optional<DocumentSection> arguments = check.section("arguments");
        if (metric.equals("nullValues")) {
            made.add(new FieldRule.Required(id, severity));
        } else if (metric.equals("missingValues")) {
            made.addAll(missing(check, arguments, type, id, severity));
        } else {
            made.addAll(invalid(check, arguments, type, id, severity));
        }
        FieldDeclaration note = notes.computeIfAbsent(
                path,
                p -> FieldDeclaration.of(
                        new DocumentSection(YamlNode.Mapping.of(check.node().position(), List.of()), check.path(),
                                check.findings()),
                        new io.heddle.contract.Mask.None(), List.of()));
        made.stream().filter(rule -> claimId(check, rule.id())).forEach(note.rules()::add);
    }

    private static List<FieldRule> missing(
            DocumentSection check, Optional<DocumentSection> arguments, Optional<FieldType> type, String id,
            Severity severity) {
        List<DocumentSection.LocatedNode> values = arguments.map(a -> a.items("missingValues")).orElse(List.of());
        if (values.isEmpty()) {
            return List.of(new FieldRule.Required(id, severity));
        }
        List<FieldRule> made = new ArrayList<>();
        for (DocumentSection.LocatedNode located : values) {
            boolean empty = located.node() instanceof YamlScalar text && text.isText() && text.text().isEmpty();
            if (located.node() instanceof YamlScalar value && value.isNull()) {
                made.add(new FieldRule.Required(id, severity));
            } else if (empty && type.map(t -> t.is(Schema.Type.STRING)).orElse(false)) {
                made.add(new FieldRule.MinLength(made.isEmpty() && values.size() == 1 ? id : id + ".empty", severity,
                        1));
            } else {
                check.findings().notice(
                        "quality.recorded", located.node(), located.path(),
                        "the missing value " + located.node().describe() + " of '" + id
                                + "' is recorded but not enforced");
            }
        }
        return made;
    }

    private static List<FieldRule> invalid(
            DocumentSection check, Optional<DocumentSection> arguments, Optional<FieldType> type, String id,
            Severity severity) {
        List<FieldRule> made = new ArrayList<>();
        DocumentSection source = arguments.orElse(check);
        List<String> values = EnumValueReader.read(source, "validValues");
        Optional<String> pattern = source.text("pattern");
        boolean both = !values.isEmpty() && pattern.isPresent();
        if (values.isEmpty() && pattern.isEmpty()) {
            check.fault(
                    "quality.arguments.missing", "arguments", "invalidValues needs to know which values are valid",
                    "add 'arguments: {validValues: [...]}' or 'arguments: {pattern: ...}'");
        }
        if (!values.isEmpty() && unfit(source, "validValues", type,
                Schema.Type.STRING, Schema.Type.ENUM, Schema.Type.INT, Schema.Type.LONG, Schema.Type.BOOLEAN)
                .isEmpty()) {
            made.add(new FieldRule.OneOf(both ? id + ".validValues" : id, severity, values));
        }
        if (pattern.isPresent() && ConstraintReader.checkPattern(source, "pattern", pattern.get())
                && unfit(source, "pattern", type, Schema.Type.STRING).isEmpty()) {
            made.add(new FieldRule.Pattern(both ? id + ".pattern" : id, severity, pattern.get()));
        }
        return made;
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
