// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.Optional;

/**
 * The source of a field's value as the contract declares it: another product, and optionally one of its fields. Read
 * from ODCS {@code transformSourceObjects}.
 *
 * @param field empty if only the product is named
 */
public record FieldSource(ProductId product, Optional<FieldPath> field) {
    /**
     * Parses a reference to a product ({@code crm.customers}), its topic ({@code crm.customers.v1}), or a field of
     * either ({@code crm.customers.address.city}, {@code crm.customers.v1.lines[].sku}).
     *
     * @return empty if it refers to something outside the mesh
     */
    public static Optional<FieldSource> parse(String text) {
        String[] steps = text.split("\\.", 3);
        if (steps.length < 2) {
            return Optional.empty();
        }
        String rest = steps.length == 2 ? "" : steps[2].replaceFirst("^v\\d{1,9}(\\.|$)", "");
        try {
            return Optional.of(new FieldSource(ProductId.parse(steps[0] + "." + steps[1]),
                    rest.isEmpty() && !text.endsWith(".") ? Optional.empty() : Optional.of(FieldPath.of(rest))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return product + field.map(path -> "." + path).orElse("");
    }
}
