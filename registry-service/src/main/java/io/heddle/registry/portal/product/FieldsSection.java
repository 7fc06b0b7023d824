// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import io.heddle.contract.Contract;

import java.util.List;
import java.util.Locale;

/**
 * The fields of a product and the rules on them.
 *
 * @param product its id, for links to the lineage of a field
 * @param ports the names of the output ports, in the order of the masks of each row
 * @param rules those on the whole record
 */
public record FieldsSection(String product, List<String> ports, List<FieldRow> rows, List<RecordRule> rules) {
    public FieldsSection {
        ports = List.copyOf(ports);
        rows = List.copyOf(rows);
        rules = List.copyOf(rules);
    }

    /** A rule on the whole record. */
    public record RecordRule(String id, String expression, String severity, String description) {}

    static FieldsSection of(Contract contract) {
        return new FieldsSection(contract.id().toString(),
                contract.ports().stream().map(port -> port.name().value()).toList(), FieldRow.of(contract),
                rules(contract));
    }

    private static List<RecordRule> rules(Contract contract) {
        return contract.rules().stream()
                .map(rule -> new RecordRule(rule.id(), rule.expression(),
                        rule.severity().name().toLowerCase(Locale.ROOT), rule.description()))
                .toList();
    }
}
