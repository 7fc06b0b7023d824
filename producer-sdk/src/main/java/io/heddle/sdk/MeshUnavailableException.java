// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import org.jspecify.annotations.Nullable;

/** The broker or the schema registry did not respond. The record is fine; retry later. */
public final class MeshUnavailableException extends HeddleException {
    private static final long serialVersionUID = 1L;

    /** For the SDK only: callers catch this exception and do not create it. */
    public MeshUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
