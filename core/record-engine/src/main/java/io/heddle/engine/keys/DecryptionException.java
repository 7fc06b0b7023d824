// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

/** A value cannot be decrypted. The message states the cause and the remedy; it never contains the value. */
public final class DecryptionException extends Exception {
    private static final long serialVersionUID = 1L;

    public DecryptionException(String message) {
        super(message);
    }
}
