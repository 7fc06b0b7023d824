// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.jspecify.annotations.Nullable;

/**
 * A record reached the processor although what is needed to judge it is not there. Admission makes sure that this does
 * not happen; if it does, the transaction is aborted, the cell restarts and the record waits at admission.
 */
final class NotReadyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotReadyException(String message) {
        super(message);
    }

    static <T> T ifNull(@Nullable T value) {
        if (value == null) {
            throw new NotReadyException("a record was let in before its plan was complete");
        }
        return value;
    }
}
