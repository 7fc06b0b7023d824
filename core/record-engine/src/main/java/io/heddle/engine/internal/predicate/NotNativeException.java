// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

/** There is no native predicate for an expression of this shape; the message names the unsupported part. */
public final class NotNativeException extends Exception {
    private static final long serialVersionUID = 1L;

    public NotNativeException(String message) {
        super(message, null, false, false);
    }
}
