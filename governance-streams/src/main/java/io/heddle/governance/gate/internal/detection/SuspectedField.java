// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.detection;

import io.heddle.contract.PersonalDataKind;

/** A field that seems to hold personal data. Contains no value. */
public record SuspectedField(String path, PersonalDataKind kind) {
    /** The form used in counts: {@code note email}. */
    @Override
    public String toString() {
        return path + " " + kind.code();
    }
}
