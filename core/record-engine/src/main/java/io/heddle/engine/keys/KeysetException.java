// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

/** The masking keys cannot be used; the message says which file, what is wrong and how to fix it, and holds no key. */
public final class KeysetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysetException(String message) {
        super(message);
    }
}
