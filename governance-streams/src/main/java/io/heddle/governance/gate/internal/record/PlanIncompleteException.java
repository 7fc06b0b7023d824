// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.record;

import org.jspecify.annotations.Nullable;

/**
 * A record reached the processor although something needed to decide on it is missing. Admission prevents this; if it
 * happens nevertheless, the transaction is aborted, the cell restarts and the record waits at admission.
 */
public final class PlanIncompleteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PlanIncompleteException(String message) {
        super(message);
    }

    public static <T> T requirePresent(@Nullable T value) {
        if (value == null) {
            throw new PlanIncompleteException("a record was admitted before its plan was complete");
        }
        return value;
    }
}
