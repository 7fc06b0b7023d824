// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.Mask;
import io.heddle.contract.odcs.internal.document.DocumentFindings;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.document.WordSuggestions;
import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlScalar;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads masks: {@code hash}, or a map of the strategy and its parameters such as {@code {strategy: partial, keepFirst:
 * 2}}.
 */
public final class MaskReader {
    private static final int MAX_BOUNDARIES = 1_000;
    private static final int MAX_DIGITS = 40;
    private static final List<String> STRATEGIES =
            List.of("none", "redact", "nullify", "hash", "partial", "email", "truncate", "bucket", "encrypt");
    private static final Map<String, List<String>> PARAMETERS = Map.of(
            "partial", List.of("keepFirst", "keepLast"),
            "email", List.of("domain"),
            "truncate", List.of("to"),
            "bucket", List.of("width", "boundaries"));
    private static final String CHOICE = "write one of " + String.join(", ", STRATEGIES);

    private final DocumentSection map;

    private MaskReader(DocumentSection map) {
        this.map = map;
    }

    /** Empty if there are faults, which are reported. */
    public static Optional<Mask> read(DocumentSection.LocatedNode at, DocumentFindings findings) {
        if (at.node() instanceof YamlScalar word && word.isText()) {
            return strategy(word, at.path(), findings).flatMap(strategy -> {
                if (strategy.equals("bucket")) {
                    reportMissingBucket(findings, at.node(), at.path());
                    return Optional.empty();
                }
                return Optional.of(withDefaults(strategy));
            });
        }
        if (at.node() instanceof YamlNode.Mapping mapping) {
            return new MaskReader(new DocumentSection(mapping, at.path(), findings)).parameterised();
        }
        findings.fault(
                "field.masking.invalid", at.node(), at.path(), "a mask cannot be " + at.node().describe(),
                CHOICE + ", or a map such as {strategy: partial, keepFirst: 2}");
        return Optional.empty();
    }

    private static Optional<String> strategy(YamlScalar word, String path, DocumentFindings findings) {
        if (STRATEGIES.contains(word.text())) {
            return Optional.of(word.text());
        }
        findings.fault(
                "field.masking.unknown", word, path, word.describe() + " is no masking strategy",
                WordSuggestions.suggestionOr(word.text(), STRATEGIES, CHOICE));
        return Optional.empty();
    }

    private static Mask withDefaults(String strategy) {
        return switch (strategy) {
            case "redact" -> new Mask.Redact();
            case "nullify" -> new Mask.Nullify();
            case "hash" -> new Mask.Hash();
            case "partial" -> new Mask.Partial(0, 0);
            case "email" -> new Mask.Email(false);
            case "truncate" -> new Mask.Truncate(Mask.Truncate.Unit.MONTH);
            case "encrypt" -> new Mask.Encrypt();
            default -> new Mask.None();
        };
    }

    private Optional<Mask> parameterised() {
        Optional<YamlScalar> word = map.scalar("strategy").filter(YamlScalar::isText);
        if (word.isEmpty()) {
            map.fault("field.masking.invalid", "strategy", "the mask names no strategy",
                    "add 'strategy: hash'; " + CHOICE);
            return Optional.empty();
        }
        Optional<String> strategy = strategy(word.get(), map.pathOf("strategy"), map.findings());
        if (strategy.isEmpty() || !checkNames(strategy.get())) {
            return Optional.empty();
        }
        return switch (strategy.get()) {
            case "partial" -> partial();
            case "email" ->
                word("domain", List.of("mask", "keep")).map(domain -> new Mask.Email(domain.equals("keep")));
            case "truncate" -> word("to", List.of("month", "year")).map(unit -> new Mask.Truncate(
                    unit.equals("year") ? Mask.Truncate.Unit.YEAR : Mask.Truncate.Unit.MONTH));
            case "bucket" -> bucket();
            default -> Optional.of(withDefaults(strategy.get()));
        };
    }

    private boolean checkNames(String strategy) {
        List<String> names = PARAMETERS.getOrDefault(strategy, List.of());
        boolean known = true;
        for (YamlNode.Entry entry : map.node().entries()) {
            String key = entry.key().text();
            if (!key.equals("strategy") && !names.contains(key)) {
                map.findings().fault(
                        "field.masking.parameter.unknown", entry.key(), map.pathOf(key),
                        "the strategy " + strategy + " has no parameter " + entry.key().describe(),
                        names.isEmpty()
                                ? "remove it"
                                : WordSuggestions.suggestionOr(key, names,
                                        "remove it; there is " + String.join(", ", names)));
                known = false;
            }
        }
        return known;
    }

    private Optional<Mask> partial() {
        Optional<Integer> first = count("keepFirst");
        Optional<Integer> last = count("keepLast");
        return first.isPresent() && last.isPresent()
                ? Optional.of(new Mask.Partial(first.get(), last.get()))
                : Optional.empty();
    }

    private Optional<Integer> count(String key) {
        if (!map.has(key)) {
            return Optional.of(0);
        }
        Optional<Integer> count = map.scalar(key).flatMap(YamlScalar::wholeNumber).filter(n -> n >= 0 && n <= 1_000);
        if (count.isEmpty()) {
            invalid(key, "must be a whole number from 0 to 1000", "write how many characters stay, such as 2");
        }
        return count;
    }

    /** One of some words, the first if the key is absent. */
    private Optional<String> word(String key, List<String> words) {
        if (!map.has(key)) {
            return Optional.of(words.get(0));
        }
        Optional<String> word = map.text(key).filter(words::contains);
        if (word.isEmpty()) {
            invalid(key, "must be " + String.join(" or ", words),
                    "write '" + key + ": " + words.get(0) + "', or leave it out");
        }
        return word;
    }

    private Optional<Mask> bucket() {
        if (map.has("width") == map.has("boundaries")) {
            reportMissingBucket(map.findings(), map.node(), map.path());
            return Optional.empty();
        }
        return map.has("width")
                ? number("width", map.nodeAt("width"), true).map(Mask.Bucket::ofWidth)
                : boundaries();
    }

    private static void reportMissingBucket(DocumentFindings findings, YamlNode at, String path) {
        findings.fault(
                "field.masking.parameter.missing", at, path, "the strategy bucket needs either a width or boundaries",
                "write {strategy: bucket, width: 10}, or {strategy: bucket, boundaries: [0, 18, 65]}");
    }

    private Optional<Mask> boundaries() {
        List<DocumentSection.LocatedNode> items = map.items("boundaries");
        List<BigDecimal> boundaries = new ArrayList<>();
        for (DocumentSection.LocatedNode item : items.subList(0, Math.min(items.size(), MAX_BOUNDARIES))) {
            number("boundaries", item.node(), false).ifPresent(boundaries::add);
        }
        if (items.isEmpty() || items.size() > MAX_BOUNDARIES) {
            invalid("boundaries", "must be a list of 1 to " + MAX_BOUNDARIES + " numbers", "write [0, 18, 65]");
            return Optional.empty();
        }
        if (boundaries.size() < items.size()) {
            return Optional.empty();
        }
        for (int i = 1; i < boundaries.size(); i++) {
            if (boundaries.get(i - 1).compareTo(boundaries.get(i)) >= 0) {
                map.fault(
                        "field.masking.parameter.invalid", "boundaries",
                        "boundaries ascend, but " + boundaries.get(i) + " follows " + boundaries.get(i - 1),
                        "put the smaller number first, each once");
                return Optional.empty();
            }
        }
        return Optional.of(Mask.Bucket.ofBoundaries(boundaries));
    }

    private Optional<BigDecimal> number(String key, YamlNode node, boolean positive) {
        Optional<BigDecimal> number =
                (node instanceof YamlScalar scalar ? scalar.number() : Optional.<BigDecimal>empty())
                        .filter(n -> n.precision() <= MAX_DIGITS && Math.abs(n.scale()) <= MAX_DIGITS
                                && (!positive || n.signum() > 0));
        if (number.isEmpty()) {
            map.findings().fault(
                    "field.masking.parameter.invalid", node, map.pathOf(key),
                    "'" + key + "' takes numbers " + (positive ? "greater than 0 " : "") + "of at most " + MAX_DIGITS
                            + " digits, but this is " + node.describe(),
                    "write a number such as 10");
        }
        return number;
    }

    private void invalid(String key, String rule, String fix) {
        map.fault("field.masking.parameter.invalid", key,
                "'" + key + "' " + rule + ", but is " + map.nodeAt(key).describe(), fix);
    }
}
