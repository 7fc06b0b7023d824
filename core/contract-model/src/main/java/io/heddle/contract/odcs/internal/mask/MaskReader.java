// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.Mask;
import io.heddle.contract.odcs.internal.document.DocumentFindings;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlScalar;

import java.util.Optional;

/**
 * Reads masks: a strategy name such as {@code hash}, or a map with the strategy and its parameters such as
 * {@code {strategy: partial, keepFirst: 2}}.
 */
public final class MaskReader {
    private static final String CHOICE = "write one of " + String.join(", ", MaskDefinitions.STRATEGIES);

    private MaskReader() {}

    /** Empty after reporting faults: an unknown strategy is never treated as no mask. */
    public static Optional<Mask> read(DocumentSection.LocatedNode located, DocumentFindings findings) {
        if (located.node() instanceof YamlScalar word && word.isText()) {
            return find(word, located.path(), findings)
                    .flatMap(definition -> read(definition, MaskParameters.none(located, findings)));
        }
        if (located.node() instanceof YamlNode.Mapping mapping) {
            return read(new DocumentSection(mapping, located.path(), findings));
        }
        findings.fault(
                "field.masking.invalid", located.node(), located.path(),
                "a mask cannot be " + located.node().describe(),
                CHOICE + ", or a map such as {strategy: partial, keepFirst: 2}");
        return Optional.empty();
    }

    private static Optional<Mask> read(DocumentSection map) {
        Optional<YamlScalar> word = map.scalar("strategy").filter(YamlScalar::isText);
        if (word.isEmpty()) {
            map.fault("field.masking.invalid", "strategy", "the mask names no strategy",
                    "add 'strategy: hash'; " + CHOICE);
            return Optional.empty();
        }
        MaskParameters parameters = MaskParameters.of(map);
        return find(word.get(), map.pathOf("strategy"), map.findings())
                .filter(definition -> parameters.checkNames(definition.strategy(), definition.parameters()))
                .flatMap(definition -> read(definition, parameters));
    }

    private static Optional<Mask> read(MaskDefinition<?> definition, MaskParameters parameters) {
        return definition.reader().apply(parameters).map(mask -> mask);
    }

    private static Optional<MaskDefinition<?>> find(YamlScalar word, String path, DocumentFindings findings) {
        Optional<MaskDefinition<?>> definition = MaskDefinitions.find(word.text());
        if (definition.isEmpty()) {
            findings.fault(
                    "field.masking.unknown", word, path, word.describe() + " is not a masking strategy",
                    NameSuggestions.closestOr(word.text(), MaskDefinitions.STRATEGIES, CHOICE));
        }
        return definition;
    }
}
