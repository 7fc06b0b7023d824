// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.schemas;

/** Where a schema is registered. */
public record Registered(String subject, int version) {
    @Override
    public String toString() {
        return "version " + version + " of " + subject;
    }
}
