// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/**
 * The name of a data product inside its domain.
 *
 * @param value {@code [a-z][a-z0-9-]{1,40}}
 */
public record ProductName(String value) implements Comparable<ProductName> {
    /** @throws IllegalArgumentException if the value violates the naming rule; the message states the rule */
    public ProductName {
        NamingRule.check("product name", value);
    }

    @Override
    public int compareTo(ProductName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
