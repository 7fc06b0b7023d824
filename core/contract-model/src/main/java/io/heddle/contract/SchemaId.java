// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/**
 * A Schema Registry id as used in the Confluent wire format.
 *
 * @param value 0 or greater
 */
public record SchemaId(int value) {
    /** @throws IllegalArgumentException if the value is negative */
    public SchemaId {
        if (value < 0) {
            throw new IllegalArgumentException("schema id " + value + " is negative");
        }
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
