// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.detection;

import io.heddle.contract.PersonalDataKind;

/** A field that seems to hold personal data; never a value. */
public record SuspectedField(String path, PersonalDataKind kind) {
    /** As it is counted: {@code note email}. */
    @Override
    public String toString() {
        return path + " " + kind.code();
    }
}
