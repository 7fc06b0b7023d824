// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

/**
 * The masking keys cannot be used now: the key management service is down, slow or refuses. Says nothing of the record
 * that was to be masked, which is masked later or not at all, and never goes out as it is. A {@link KeyProvider} throws
 * it; whatever else a provider throws while masking becomes one. What the gate tells of it is its kind alone, so a
 * provider writes into its own log what is to be mended.
 *
 * <pre>{@code
 * throw new KeysUnavailableException(
 *         "the KMS at vault:8200 does not answer; check its address and this host's route to it");
 * }</pre>
 */
public final class KeysUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong and how to mend it; no key, and nothing of a value */
    public KeysUnavailableException(String message) {
        super(message);
    }

    /** What a provider threw while it masked a value, without its message: that may quote the value or a key. */
    public static KeysUnavailableException of(RuntimeException thrown) {
        if (thrown instanceof KeysetException) {
            // Made here only, with words of our own.
            return new KeysUnavailableException(String.valueOf(thrown.getMessage()));
        }
        return new KeysUnavailableException(
                "the key provider fails (" + thrown.getClass().getSimpleName() + "); see its own log and mend it");
    }
}
