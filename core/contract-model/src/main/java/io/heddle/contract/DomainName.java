// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/**
 * A business area that owns data products, such as {@code rentals}.
 *
 * @param value {@code [a-z][a-z0-9-]{1,40}}
 */
public record DomainName(String value) implements Comparable<DomainName> {
    /** The reserved domain of the mesh itself; teams cannot use it. */
    public static final DomainName MESH = new DomainName("mesh");

    /** @throws IllegalArgumentException if the value violates the naming rule; the message states the rule */
    public DomainName {
        NamingRule.check("domain name", value);
    }

    /** Whether this is the reserved domain of the mesh itself. */
    public boolean isMesh() {
        return equals(MESH);
    }

    @Override
    public int compareTo(DomainName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
