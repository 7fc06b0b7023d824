// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.odcs.internal.document.DocumentFindings;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlScalar;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads the parameters of a mask in a contract and reports a fault for each one that is invalid. */
final class MaskParameters {
    private static final String INVALID = "field.masking.parameter.invalid";
    private static final int MAX_DIGITS = 40;

    private final DocumentSection map;

    private MaskParameters(DocumentSection map) {
        this.map = map;
    }

    static MaskParameters of(DocumentSection map) {
        return new MaskParameters(map);
    }

    /** A strategy given by name only, without parameters. */
    static MaskParameters none(DocumentSection.LocatedNode word, DocumentFindings findings) {
        YamlNode.Mapping empty = YamlNode.Mapping.of(word.node().position(), List.of());
        return new MaskParameters(new DocumentSection(empty, word.path(), findings));
    }

    boolean has(String key) {
        return map.has(key);
    }

    Optional<YamlScalar> scalar(String key) {
        return map.scalar(key);
    }

    /** Reports parameters that the strategy does not have; returns whether all names are valid. */
    boolean checkNames(String strategy, List<String> names) {
        boolean known = true;
        for (YamlNode.Entry entry : map.node().entries()) {
            String key = entry.key().text();
            if (!key.equals("strategy") && !names.contains(key)) {
                map.findings().fault(
                        "field.masking.parameter.unknown", entry.key(), map.pathOf(key),
                        "the strategy " + strategy + " has no parameter " + entry.key().describe(),
                        names.isEmpty()
                                ? "remove it"
                                : NameSuggestions.closestOr(key, names,
                                        "remove it; the parameters are " + String.join(", ", names)));
                known = false;
            }
        }
        return known;
    }

    /** A number of characters to keep; 0 if the key is absent. */
    Optional<Integer> count(String key) {
        if (!map.has(key)) {
            return Optional.of(0);
        }
        Optional<Integer> count = scalar(key).flatMap(YamlScalar::wholeNumber).filter(n -> n >= 0 && n <= 1_000);
        if (count.isEmpty()) {
            invalid(key, "must be a whole number from 0 to 1000", "write how many characters stay, such as 2");
        }
        return count;
    }

    /** One of the allowed words; the first if the key is absent. */
    Optional<String> word(String key, List<String> words) {
        if (!map.has(key)) {
            return Optional.of(words.get(0));
        }
        Optional<String> word = scalar(key).filter(YamlScalar::isText).map(YamlScalar::text).filter(words::contains);
        if (word.isEmpty()) {
            invalid(key, "must be " + String.join(" or ", words),
                    "write '" + key + ": " + words.get(0) + "', or leave it out");
        }
        return word;
    }

    Optional<BigDecimal> positiveNumber(String key) {
        return number(key, map.nodeAt(key), true);
    }

    List<YamlNode> items(String key) {
        return map.items(key).stream().map(DocumentSection.LocatedNode::node).toList();
    }

    /** A number in the list of a key. */
    Optional<BigDecimal> item(String key, YamlNode item) {
        return number(key, item, false);
    }

    /** Reports a missing mandatory parameter. */
    void missing(String message, String fix) {
        map.findings().fault("field.masking.parameter.missing", map.node(), map.path(), message, fix);
    }

    void invalid(String key, String rule, String fix) {
        fault(key, "'" + key + "' " + rule + ", but is " + map.nodeAt(key).describe(), fix);
    }

    void fault(String key, String message, String fix) {
        map.fault(INVALID, key, message, fix);
    }

    private Optional<BigDecimal> number(String key, YamlNode node, boolean positive) {
        Optional<BigDecimal> number =
                (node instanceof YamlScalar scalar ? scalar.number() : Optional.<BigDecimal>empty())
                        .filter(n -> n.precision() <= MAX_DIGITS && Math.abs(n.scale()) <= MAX_DIGITS
                                && (!positive || n.signum() > 0));
        if (number.isEmpty()) {
            map.findings().fault(
                    INVALID, node, map.pathOf(key),
                    "'" + key + "' takes numbers " + (positive ? "greater than 0 " : "") + "of at most " + MAX_DIGITS
                            + " digits, but this is " + node.describe(),
                    "write a number such as 10");
        }
        return number;
    }
}
