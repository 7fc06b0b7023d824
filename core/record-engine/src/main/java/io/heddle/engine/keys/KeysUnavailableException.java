// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

/**
 * The masking keys are currently unavailable: the key management service is down, slow or refuses access. Independent
 * of the record, which is masked later or not at all, and never published unmasked. Thrown by a {@link KeyProvider};
 * any other exception that a provider throws while masking is converted to it. The gate reports only the kind of
 * failure, so providers should log the cause and the remedy themselves.
 *
 * <pre>{@code
 * throw new KeysUnavailableException(
 *         "the KMS at vault:8200 does not answer; check its address and this host's route to it");
 * }</pre>
 */
public final class KeysUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message the cause and how to fix it; must contain neither a key nor any part of a value
     */
    public KeysUnavailableException(String message) {
        super(message);
    }

    /**
     * Converts an exception that a provider threw while masking, without its message, which may contain the value or a
     * key.
     */
    public static KeysUnavailableException of(RuntimeException thrown) {
        if (thrown instanceof KeysetException) {
            // Created only in this package, with messages that are safe to show.
            return new KeysUnavailableException(String.valueOf(thrown.getMessage()));
        }
        return new KeysUnavailableException(
                "the key provider failed (" + thrown.getClass().getSimpleName() + "); check its log and fix it");
    }
}
