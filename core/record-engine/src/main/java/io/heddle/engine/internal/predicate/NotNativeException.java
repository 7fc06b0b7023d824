// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

/** An expression's shape has no native test; the message says which part, in words of the expression. */
public final class NotNativeException extends Exception {
    private static final long serialVersionUID = 1L;

    NotNativeException(String message) {
        super(message, null, false, false);
    }
}
