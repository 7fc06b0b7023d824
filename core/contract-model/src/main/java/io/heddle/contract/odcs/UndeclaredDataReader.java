// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.FieldPath;
import io.heddle.contract.PersonalDataKind;
import io.heddle.contract.UndeclaredData;
import io.heddle.contract.yaml.Node;
import io.heddle.contract.yaml.Scalar;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads the custom property {@code undeclaredPersonalData}. */
final class UndeclaredDataReader {
    static final String NAME = "undeclaredPersonalData";
    private static final List<String> KEYS = List.of("action", "sample", "kinds", "except");
    private static final int MAX_EXCEPT = 1_000;
    private static final String EXAMPLE = "write {action: mask, except: [notes]}";

    private final Section said;
    private final ValueSchema schema;

    private UndeclaredDataReader(Section said, ValueSchema schema) {
        this.said = said;
        this.schema = schema;
    }

    static UndeclaredData read(Section root, ValueSchema schema) {
        Optional<Section.At> at = root.custom(NAME);
        Optional<Section> map = at.flatMap(root::section);
        if (at.isPresent() && map.isEmpty()) {
            root.findings().fault(
                    "undeclared.invalid", at.get().node(), at.get().path(),
                    NAME + " must be a map, but is " + at.get().node().describe(), EXAMPLE);
        }
        return map.map(section -> new UndeclaredDataReader(section, schema).read()).orElse(UndeclaredData.UNSAID);
    }

    private UndeclaredData read() {
        for (Node.Entry entry : said.node().entries()) {
            String key = entry.key().text();
            if (!KEYS.contains(key)) {
                said.findings().fault(
                        "undeclared.key.unknown", entry.key(), said.pathOf(key), NAME + " has no key " + entry.key().describe(),
                        Nearest.fix(key, KEYS, "remove it"));
            }
        }
        return new UndeclaredData(action(), sample(), kinds(), except());
    }

    private Optional<UndeclaredData.Action> action() {
        if (!said.has("action")) {
            return Optional.empty();
        }
        Node node = said.at("action");
        // YAML 1.1 readers turn a bare off into false, and people who know that write it in quotes or not.
        boolean off = node instanceof Scalar scalar && scalar.flag().equals(Optional.of(false));
        String word = off ? "off" : node instanceof Scalar scalar ? scalar.text() : "";
        Optional<UndeclaredData.Action> action = UndeclaredData.Action.ofWord(word);
        if (action.isEmpty()) {
            said.fault(
                    "undeclared.action.unknown", "action",
                    "action is one of " + String.join(", ", UndeclaredData.Action.words()) + ", but is " + node.describe(),
                    Nearest.fix(word, UndeclaredData.Action.words(), "write report"));
        }
        return action;
    }

    private OptionalDouble sample() {
        if (!said.has("sample")) {
            return OptionalDouble.empty();
        }
        Optional<BigDecimal> share =
                said.number("sample").filter(n -> n.signum() > 0 && n.compareTo(BigDecimal.ONE) <= 0 && n.doubleValue() > 0);
        if (share.isEmpty()) {
            said.fault(
                    "undeclared.sample.invalid", "sample",
                    "sample is the share of records looked at, above 0 and at most 1, but is " + said.at("sample").describe(),
                    "write 0.01 for one record in a hundred; to look at none write 'action: off'");
        }
        return share.map(n -> OptionalDouble.of(n.doubleValue())).orElse(OptionalDouble.empty());
    }

    private Set<PersonalDataKind> kinds() {
        Set<PersonalDataKind> kinds = EnumSet.noneOf(PersonalDataKind.class);
        isList("kinds", "write [email, iban]");
        for (Section.At at : said.items("kinds")) {
            String word = at.node() instanceof Scalar scalar ? scalar.text() : "";
            Optional<PersonalDataKind> kind = PersonalDataKind.ofCode(word);
            kind.ifPresent(kinds::add);
            if (word.equals(PersonalDataKind.NATIONAL_IDS)) {
                EnumSet.allOf(PersonalDataKind.class).stream().filter(PersonalDataKind::isNationalId).forEach(kinds::add);
            } else if (kind.isEmpty()) {
                said.findings().fault(
                        "undeclared.kind.unknown", at.node(), at.path(),
                        at.node().describe() + " is no kind of personal data that is looked for",
                        Nearest.fix(word, PersonalDataKind.codes(), "write one of " + String.join(", ", PersonalDataKind.codes())));
            }
        }
        return kinds;
    }

    private List<FieldPath> except() {
        List<FieldPath> except = new ArrayList<>();
        isList("except", "write [notes, lines[].comment]");
        for (Section.At at : said.items("except")) {
            String text = at.node() instanceof Scalar scalar ? scalar.text() : "";
            Optional<FieldPath> path = FieldNotes.parse(text);
            boolean known = path.isPresent() && schema.index().map(index -> index.get(path.get()).isPresent()).orElse(true);
            if (known && except.size() < MAX_EXCEPT) {
                except.add(path.get());
            } else if (known) {
                said.fault("undeclared.invalid", "except", "more than " + MAX_EXCEPT + " fields are excepted", "write 'action: off'");
                break;
            } else {
                said.findings().fault(
                        "field.unknown", at.node(), at.path(), at.node().describe() + " is not a field of the schema",
                        Nearest.fix(text, schema.index().map(FieldIndex::names).orElse(List.of()), "name a field by its path"));
            }
        }
        return except;
    }

    private void isList(String key, String fix) {
        boolean filled = said.at(key) instanceof Node.Sequence list && !list.items().isEmpty();
        if (said.has(key) && !filled) {
            said.fault(
                    "undeclared.invalid", key,
                    key + " must be a list of at least one, but is " + said.at(key).describe(), fix);
        }
    }
}
