// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.process;

/** A component cannot start though its settings are right: a port is taken, for example. The message holds the fix. */
public final class CannotStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
