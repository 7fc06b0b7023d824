// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import java.util.Base64;

/**
 * How encrypted bytes are written in a string field: {@code enc:v}, the key version, {@code :}, and the bytes of
 * {@link FieldCipher} in Base64 for URLs (RFC 4648 section 5) without padding. For people the version is in the text; what
 * counts is the one in the bytes, and both must be equal.
 *
 * <pre>{@code
 * enc:v2:AQAAAAKgq_YT9eFkE4eucd3-QhCqnYw1F49X2vZ3UbiMdbYTAD4
 * }</pre>
 */
public final class EncryptedText {
    private static final String START = "enc:v";
    private static final int LONGEST_VERSION = 10;

    private EncryptedText() {}

    /** Whether a text has the form, so that it may be worth decrypting. */
    public static boolean isOne(CharSequence text) {
        return text.length() > START.length() && START.contentEquals(text.subSequence(0, START.length()));
    }

    /** The text of encrypted bytes. */
    public static String of(byte[] encrypted) {
        return START + version(encrypted) + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted);
    }

    /**
     * The encrypted bytes of a text.
     *
     * @throws DecryptionException if the text does not have the form
     */
    public static byte[] bytes(CharSequence text) throws DecryptionException {
        String whole = text.toString();
        int colon = isOne(text) ? whole.indexOf(':', START.length()) : -1;
        if (colon < 0 || colon - START.length() > LONGEST_VERSION) {
            throw new DecryptionException("this is not an encrypted text: it does not start with enc:v and a key version");
        }
        byte[] encrypted;
        try {
            encrypted = Base64.getUrlDecoder().decode(whole.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            throw new DecryptionException("this is not an encrypted text: what follows the key version is not Base64");
        }
        if (encrypted.length < FieldCipher.OVERHEAD || !version(encrypted).equals(whole.substring(START.length(), colon))) {
            throw new DecryptionException("this is not an encrypted text: it is too short, or its key version is not that of its bytes");
        }
        return encrypted;
    }

    /** The key version of encrypted bytes: the key id in Tink's prefix. */
    private static String version(byte[] encrypted) {
        return Integer.toUnsignedString((encrypted[1] & 0xff) << 24 | (encrypted[2] & 0xff) << 16
                | (encrypted[3] & 0xff) << 8 | (encrypted[4] & 0xff));
    }
}
