// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import org.jspecify.annotations.Nullable;

/** The broker or the schema registry did not answer. Nothing is wrong with the record; try again later. */
public final class MeshUnavailableException extends HeddleException {
    private static final long serialVersionUID = 1L;

    /** For the SDK only: users catch this, and do not make it. */
    public MeshUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
