// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.process;

/**
 * A component cannot start although its settings are valid: a port is taken, for example. The message contains the fix.
 */
public final class CannotStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
