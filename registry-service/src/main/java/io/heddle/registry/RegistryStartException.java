// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

/** The registry cannot start; the message says why and how to fix it. */
public final class RegistryStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a registry does not start. */
    public enum Reason {
        /** Another program listens on the port. */
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
