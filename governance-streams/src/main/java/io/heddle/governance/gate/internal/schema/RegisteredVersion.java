// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

/** Where a schema is registered. */
public record RegisteredVersion(String subject, int version) {
    @Override
    public String toString() {
        return "version " + version + " of " + subject;
    }
}
