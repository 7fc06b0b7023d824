// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/**
 * The name of an output port of a product. The default port has no suffix in its topic name; {@code ingest} and {@code
 * quarantine} are reserved.
 *
 * @param value {@code [a-z][a-z0-9-]{1,40}}
 */
public record PortName(String value) implements Comparable<PortName> {
    /** The port that every product has. */
    public static final PortName DEFAULT = new PortName("default");

    /** @throws IllegalArgumentException if the value violates the naming rule or is reserved */
    public PortName {
        NamingRule.check("port name", value);
        if (value.equals("ingest") || value.equals("quarantine")) {
            throw new IllegalArgumentException("port name '" + value + "' is reserved; choose another name");
        }
    }

    @Override
    public int compareTo(PortName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
