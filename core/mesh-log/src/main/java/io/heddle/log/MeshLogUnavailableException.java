// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import org.jspecify.annotations.Nullable;

/**
 * The log cannot be read or written now. Says nothing about the command: submit it again, with the same
 * {@link CommandId} if {@link #isOutcomeUnknown()}, and it is still carried out at most once.
 */
public final class MeshLogUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;

    /** For the mesh log only: users catch this, and do not make it. */
    public MeshLogUnavailableException(String message, boolean outcomeUnknown, @Nullable Throwable cause) {
        super(message, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    /** Whether the command may have been carried out: the connection was lost while it was being committed. */
    public boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }
}
