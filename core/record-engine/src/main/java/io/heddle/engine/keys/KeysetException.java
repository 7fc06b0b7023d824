// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

/** The masking keys cannot be used; the message names the file, the cause and the fix, and contains no key. */
public final class KeysetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysetException(String message) {
        super(message);
    }
}
