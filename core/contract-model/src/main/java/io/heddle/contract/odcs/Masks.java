// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.contract.yaml.Node;
import io.heddle.contract.yaml.Scalar;
import org.apache.avro.Schema;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads masks and checks that they fit the field. */
final class Masks {
    private static final List<String> AVAILABLE = List.of("none", "redact", "nullify", "hash", "partial");
    private static final Set<String> KNOWN = Set.of("email", "truncate", "bucket", "encrypt");
    private static final String CHOICE = "write one of " + String.join(", ", AVAILABLE);
    /** Logical types whose values have a form that a token would break. */
    private static final Set<String> SHAPED =
            Set.of("decimal", "big-decimal", "duration", "time-millis", "time-micros");

    private Masks() {}

    /** Reads {@code hash} or {@code {strategy: partial, keepFirst: 2}}; empty if there are faults, which are reported. */
    static Optional<Mask> read(Section.At at, Findings findings) {
        if (at.node() instanceof Scalar word && word.isText()) {
            return strategy(word, at.path(), findings)
                    .map(strategy -> strategy.equals("partial") ? new Mask.Partial(0, 0) : simple(strategy));
        }
        if (at.node() instanceof Node.Mapping mapping) {
            return parameterised(new Section(mapping, at.path(), findings));
        }
        findings.fault(
                "field.masking.invalid", at.node(), at.path(), "a mask cannot be " + at.node().describe(),
                CHOICE + ", or a map such as {strategy: partial, keepFirst: 2}");
        return Optional.empty();
    }

    private static Optional<Mask> parameterised(Section map) {
        Optional<Scalar> word = map.scalar("strategy").filter(Scalar::isText);
        if (word.isEmpty()) {
            map.fault("field.masking.invalid", "strategy", "the mask names no strategy", "add 'strategy: hash'; " + CHOICE);
            return Optional.empty();
        }
        Optional<String> strategy = strategy(word.get(), map.pathOf("strategy"), map.findings());
        boolean partial = strategy.equals(Optional.of("partial"));
        boolean known = true;
        for (Node.Entry entry : map.node().entries()) {
            String key = entry.key().text();
            boolean allowed = key.equals("strategy") || (partial && List.of("keepFirst", "keepLast").contains(key));
            if (!allowed && strategy.isPresent()) {
                map.findings().fault(
                        "field.masking.parameter.unknown", entry.key(), map.pathOf(key),
                        "the strategy " + strategy.get() + " has no parameter " + entry.key().describe(),
                        partial ? Nearest.fix(key, List.of("keepFirst", "keepLast"), "remove it") : "remove it");
                known = false;
            }
        }
        if (!partial) {
            return known ? strategy.map(Masks::simple) : Optional.empty();
        }
        Optional<Integer> first = count(map, "keepFirst");
        Optional<Integer> last = count(map, "keepLast");
        return known && first.isPresent() && last.isPresent()
                ? Optional.of(new Mask.Partial(first.get(), last.get()))
                : Optional.empty();
    }

    private static Optional<Integer> count(Section map, String key) {
        if (!map.has(key)) {
            return Optional.of(0);
        }
        Optional<Integer> count = map.scalar(key).flatMap(Scalar::wholeNumber).filter(n -> n >= 0 && n <= 1_000);
        if (count.isEmpty()) {
            map.fault(
                    "field.masking.parameter.invalid", key,
                    "'" + key + "' must be a whole number from 0 to 1000, but is " + map.at(key).describe(),
                    "write how many characters stay, such as 2");
        }
        return count;
    }

    private static Optional<String> strategy(Scalar word, String path, Findings findings) {
        if (AVAILABLE.contains(word.text())) {
            return Optional.of(word.text());
        }
        if (KNOWN.contains(word.text())) {
            findings.fault(
                    "field.masking.unavailable", word, path,
                    "the strategy " + word.text() + " is not available in this version, so the field would leave unmasked", CHOICE);
        } else {
            findings.fault(
                    "field.masking.unknown", word, path, word.describe() + " is no masking strategy",
                    Nearest.fix(word.text(), AVAILABLE, CHOICE));
        }
        return Optional.empty();
    }

    private static Mask simple(String strategy) {
        return switch (strategy) {
            case "redact" -> new Mask.Redact();
            case "nullify" -> new Mask.Nullify();
            case "hash" -> new Mask.Hash();
            default -> new Mask.None();
        };
    }

    /** Reports a mask that cannot be applied to values of the type; true if it can. */
    static boolean checkFit(Mask mask, FieldType type, Section.At at, Findings findings) {
        Optional<String> wrong = Optional.empty();
        if (mask instanceof Mask.Nullify && !type.nullable()) {
            wrong = Optional.of("nullify needs a field that may be null");
        } else if (mask instanceof Mask.Hash && !type.is(Schema.Type.STRING, Schema.Type.BYTES, Schema.Type.FIXED, Schema.Type.INT, Schema.Type.LONG)) {
            wrong = Optional.of("hash fits string, bytes, fixed, int and long");
        } else if (mask instanceof Mask.Hash && SHAPED.contains(type.logical())) {
            wrong = Optional.of("hash would make values that are no " + type.logical());
        } else if (mask instanceof Mask.Partial && !type.is(Schema.Type.STRING)) {
            wrong = Optional.of("partial fits string");
        }
        wrong.ifPresent(why -> findings.fault(
                "field.masking.unfit", at.node(), at.path(), why + ", but the Avro field is " + type.describe(),
                "choose " + alternatives(type)));
        return wrong.isEmpty();
    }

    /** Reports a mask that would leave the same field open further down, where a record contains itself. */
    static void checkReach(Mask mask, FieldPath path, ValueSchema schema, Section.At at, Findings findings) {
        if (!(mask instanceof Mask.None) && schema.index().map(index -> index.isInRecursion(path)).orElse(false)) {
            findings.fault(
                    "field.masking.recursive", at.node(), at.path(),
                    path + " lies in a record type that contains itself: deeper values would leave unmasked",
                    "mask the field that holds the recursive record, or change the schema");
        }
    }

    private static String alternatives(FieldType type) {
        StringBuilder words = new StringBuilder("redact");
        words.append(type.nullable() ? ", nullify" : "");
        boolean hashable = type.is(Schema.Type.STRING, Schema.Type.BYTES, Schema.Type.FIXED, Schema.Type.INT, Schema.Type.LONG) && !SHAPED.contains(type.logical());
        words.append(hashable ? ", hash" : "");
        words.append(type.is(Schema.Type.STRING) ? ", partial" : "");
        return words.toString();
    }
}
