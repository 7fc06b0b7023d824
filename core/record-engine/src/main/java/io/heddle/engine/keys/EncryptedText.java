// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The form of encrypted bytes in a string field: {@code enc:v}, the key version, {@code :}, and the bytes of
 * {@link FieldCipher} in URL-safe Base64 (RFC 4648 section 5) without padding. The version in the text is for human
 * readers; the one in the bytes is decisive, and both must be equal.
 *
 * <pre>{@code
 * enc:v2:AQAAAAKgq_YT9eFkE4eucd3-QhCqnYw1F49X2vZ3UbiMdbYTAD4
 * }</pre>
 */
public final class EncryptedText {
    private static final String START = "enc:v";
    private static final int LONGEST_VERSION = 10;
    private static final byte[] DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
            .getBytes(StandardCharsets.US_ASCII);

    private EncryptedText() {}

    /** Whether a text has this form and may be decryptable. */
    public static boolean isOne(CharSequence text) {
        return text.length() > START.length() && START.contentEquals(text.subSequence(0, START.length()));
    }

    /** The text form of encrypted bytes. */
    public static String of(byte[] encrypted) {
        return START + version(encrypted) + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted);
    }

    /** The maximum size in UTF-8 of the text form of this many encrypted bytes. */
    public static int mostBytes(int encrypted) {
        return Math.toIntExact(START.length() + LONGEST_VERSION + 1 + (encrypted * 4L + 2) / 3);
    }

    /**
     * Writes the result of {@link #of} in UTF-8 and returns its length.
     *
     * @param size number of encrypted bytes, at least {@value FieldCipher#OVERHEAD}
     * @param out may be the same array if {@code offset} is beyond the input; needs room for {@link #mostBytes}
     */
    public static int write(byte[] encrypted, int size, byte[] out, int offset) {
        int position = offset;
        for (int i = 0; i < START.length(); i++) {
            out[position++] = (byte) START.charAt(i);
        }
        long version = Integer.toUnsignedLong(id(encrypted));
        long place = 1;
        while (version / place > 9) {
            place *= 10;
        }
        for (; place > 0; place /= 10) {
            out[position++] = (byte) ('0' + version / place % 10);
        }
        out[position++] = ':';
        return base64(encrypted, size, out, position) - offset;
    }

    private static int base64(byte[] bytes, int size, byte[] out, int offset) {
        int position = offset;
        int i = 0;
        for (; i + 2 < size; i += 3) {
            int bits = (bytes[i] & 0xff) << 16 | (bytes[i + 1] & 0xff) << 8 | (bytes[i + 2] & 0xff);
            out[position] = DIGITS[bits >> 18];
            out[position + 1] = DIGITS[bits >> 12 & 63];
            out[position + 2] = DIGITS[bits >> 6 & 63];
            out[position + 3] = DIGITS[bits & 63];
            position += 4;
        }
        int rest = size - i;
        if (rest > 0) {
            int bits = (bytes[i] & 0xff) << 16 | (rest == 2 ? (bytes[i + 1] & 0xff) << 8 : 0);
            out[position++] = DIGITS[bits >> 18];
            out[position++] = DIGITS[bits >> 12 & 63];
            if (rest == 2) {
                out[position++] = DIGITS[bits >> 6 & 63];
            }
        }
        return position;
    }

    /**
     * The encrypted bytes of a text.
     *
     * @throws DecryptionException if the text does not have this form
     */
    public static byte[] bytes(CharSequence text) throws DecryptionException {
        String content = text.toString();
        int colon = isOne(text) ? content.indexOf(':', START.length()) : -1;
        if (colon < 0 || colon - START.length() > LONGEST_VERSION) {
            throw new DecryptionException(
                    "this is not an encrypted text: it does not start with enc:v and a key version");
        }
        byte[] encrypted;
        try {
            encrypted = Base64.getUrlDecoder().decode(content.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            throw new DecryptionException("this is not an encrypted text: what follows the key version is not Base64");
        }
        if (encrypted.length < FieldCipher.OVERHEAD
                || !version(encrypted).equals(content.substring(START.length(), colon))) {
            throw new DecryptionException(
                    "this is not an encrypted text: it is too short, or its key version is not that of its bytes");
        }
        return encrypted;
    }

    /** The key version of encrypted bytes: the key id in Tink's prefix. */
    private static String version(byte[] encrypted) {
        return Integer.toUnsignedString(id(encrypted));
    }

    private static int id(byte[] encrypted) {
        return (encrypted[1] & 0xff) << 24 | (encrypted[2] & 0xff) << 16
                | (encrypted[3] & 0xff) << 8 | (encrypted[4] & 0xff);
    }
}
