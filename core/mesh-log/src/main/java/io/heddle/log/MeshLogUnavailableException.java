// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import org.jspecify.annotations.Nullable;

/**
 * The log cannot be read or written at the moment. This says nothing about the command: submit it again, with the same
 * {@link CommandId} if {@link #isOutcomeUnknown()}; it is still executed at most once.
 */
public final class MeshLogUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;

    /** For the mesh log only: callers catch this exception and do not create it. */
    public MeshLogUnavailableException(String message, boolean outcomeUnknown, @Nullable Throwable cause) {
        super(message, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    /** Whether the command may have been executed because the connection was lost during its commit. */
    public boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }
}
