// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import org.jspecify.annotations.Nullable;

/** The base of all SDK exceptions; the subclass indicates who has to act. No message contains a value of a record. */
public abstract sealed class HeddleException extends RuntimeException
        permits ContractViolationException,
        MeshUnavailableException,
        PublishException,
        SchemaNotRegisteredException,
        UnknownProductException {
    private static final long serialVersionUID = 1L;

    HeddleException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
