// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

/** The registry cannot start; the message gives the reason and how to fix it. */
public final class RegistryStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why the registry failed to start. */
    public enum Reason {
        /** Another program is listening on the port. */
        PORT_IN_USE,
        /** Anything else. */
        FAILED
    }

    private final Reason reason;

    RegistryStartException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
