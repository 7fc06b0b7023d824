// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.FieldPath;
import io.heddle.contract.PersonalDataKind;
import io.heddle.contract.UndeclaredData;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.field.FieldDeclarationReader;
import io.heddle.contract.odcs.internal.schema.FieldIndex;
import io.heddle.contract.odcs.internal.schema.ValueSchema;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlScalar;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads the custom property {@code undeclaredPersonalData}. */
public final class UndeclaredDataReader {
    static final String NAME = "undeclaredPersonalData";
    private static final List<String> KEYS = List.of("action", "sample", "kinds", "except");
    private static final int MAX_EXCEPT = 1_000;
    private static final String EXAMPLE = "write {action: mask, except: [notes]}";

    private final DocumentSection section;
    private final ValueSchema schema;

    private UndeclaredDataReader(DocumentSection section, ValueSchema schema) {
        this.section = section;
        this.schema = schema;
    }

    public static UndeclaredData read(DocumentSection root, ValueSchema schema) {
        Optional<DocumentSection.LocatedNode> located = root.customProperty(NAME);
        Optional<DocumentSection> map = located.flatMap(root::section);
        if (located.isPresent() && map.isEmpty()) {
            root.findings().fault(
                    "undeclared.invalid", located.get().node(), located.get().path(),
                    NAME + " must be a map, but is " + located.get().node().describe(), EXAMPLE);
        }
        return map.map(section -> new UndeclaredDataReader(section, schema).read()).orElse(UndeclaredData.UNSPECIFIED);
    }

    private UndeclaredData read() {
        for (YamlNode.Entry entry : section.node().entries()) {
            String key = entry.key().text();
            if (!KEYS.contains(key)) {
                section.findings().fault(
                        "undeclared.key.unknown", entry.key(), section.pathOf(key),
                        NAME + " has no key " + entry.key().describe(),
                        NameSuggestions.closestOr(key, KEYS, "remove it"));
            }
        }
        return new UndeclaredData(action(), sample(), kinds(), except());
    }

    private Optional<UndeclaredData.Action> action() {
        if (!section.has("action")) {
            return Optional.empty();
        }
        YamlNode node = section.nodeAt("action");
        // YAML 1.1 parses an unquoted off as false, so both the boolean and the word are accepted.
        boolean off = node instanceof YamlScalar scalar && scalar.booleanValue().equals(Optional.of(false));
        String word = off ? "off" : node instanceof YamlScalar scalar ? scalar.text() : "";
        Optional<UndeclaredData.Action> action = UndeclaredData.Action.ofWord(word);
        if (action.isEmpty()) {
            section.fault(
                    "undeclared.action.unknown", "action",
                    "action must be one of " + String.join(", ", UndeclaredData.Action.words()) + ", but is "
                            + node.describe(),
                    NameSuggestions.closestOr(word, UndeclaredData.Action.words(), "write report"));
        }
        return action;
    }

    private OptionalDouble sample() {
        if (!section.has("sample")) {
            return OptionalDouble.empty();
        }
        Optional<BigDecimal> share =
                section.number("sample")
                        .filter(n -> n.signum() > 0 && n.compareTo(BigDecimal.ONE) <= 0 && n.doubleValue() > 0);
        if (share.isEmpty()) {
            section.fault(
                    "undeclared.sample.invalid", "sample",
                    "sample, the share of records to inspect, must be above 0 and at most 1, but is "
                            + section.nodeAt("sample").describe(),
                    "write 0.01 for one record in a hundred; to inspect none, write 'action: off'");
        }
        return share.map(n -> OptionalDouble.of(n.doubleValue())).orElse(OptionalDouble.empty());
    }

    private Set<PersonalDataKind> kinds() {
        Set<PersonalDataKind> kinds = EnumSet.noneOf(PersonalDataKind.class);
        isList("kinds", "write [email, iban]");
        for (DocumentSection.LocatedNode located : section.items("kinds")) {
            String word = located.node() instanceof YamlScalar scalar ? scalar.text() : "";
            Optional<PersonalDataKind> kind = PersonalDataKind.ofCode(word);
            kind.ifPresent(kinds::add);
            if (word.equals(PersonalDataKind.NATIONAL_IDS)) {
                EnumSet.allOf(PersonalDataKind.class).stream().filter(PersonalDataKind::isNationalId)
                        .forEach(kinds::add);
            } else if (kind.isEmpty()) {
                section.findings().fault(
                        "undeclared.kind.unknown", located.node(), located.path(),
                        located.node().describe() + " is not a kind of personal data that Heddle detects",
                        NameSuggestions.closestOr(word, PersonalDataKind.codes(),
                                "write one of " + String.join(", ", PersonalDataKind.codes())));
            }
        }
        return kinds;
    }

    private List<FieldPath> except() {
        List<FieldPath> except = new ArrayList<>();
        isList("except", "write [notes, lines[].comment]");
        for (DocumentSection.LocatedNode located : section.items("except")) {
            String text = located.node() instanceof YamlScalar scalar ? scalar.text() : "";
            Optional<FieldPath> path = FieldDeclarationReader.parsePath(text);
            boolean known =
                    path.isPresent() && schema.index().map(index -> index.get(path.get()).isPresent()).orElse(true);
            if (known && except.size() < MAX_EXCEPT) {
                except.add(path.get());
            } else if (known) {
                section.fault("undeclared.invalid", "except", "more than " + MAX_EXCEPT + " fields are listed",
                        "write 'action: off'");
                break;
            } else {
                section.findings().fault(
                        "field.unknown", located.node(), located.path(),
                        located.node().describe() + " is not a field of the schema",
                        NameSuggestions.closestOr(text, schema.index().map(FieldIndex::names).orElse(List.of()),
                                "name a field by its path"));
            }
        }
        return except;
    }

    private void isList(String key, String fix) {
        boolean filled = section.nodeAt(key) instanceof YamlNode.Sequence list && !list.items().isEmpty();
        if (section.has(key) && !filled) {
            section.fault(
                    "undeclared.invalid", key,
                    key + " must be a list of at least one, but is " + section.nodeAt(key).describe(), fix);
        }
    }
}
