// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes a name fit to be displayed and asked for: on one line, and of limited length. The same name always becomes the
 * same text, and different long names become different texts, so that they remain different nodes.
 */
final class DisplayableName {
    private static final int HASH_BYTES = 8;

    /** The mark before the hash, and its hexadecimal digits. */
    private static final int SUFFIX_CHARS = 1 + 2 * HASH_BYTES;

    private DisplayableName() {}

    static String of(String text) {
        String line = isPrintable(text) ? text : onOneLine(text);
        return line.length() <= OpenLineageLimits.NAME_CHARS ? line : shorten(line);
    }

    private static String onOneLine(String text) {
        return text.codePoints()
                .map(point -> isUnprintable(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String shorten(String line) {
        int end = OpenLineageLimits.NAME_CHARS - SUFFIX_CHARS;
        int whole = Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end;
        return line.substring(0, whole) + "~" + hash(line);
    }

    private static String hash(String line) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(DisplayableName::isUnprintable);
    }

    static boolean isUnprintable(int point) {
        int type = Character.getType(point);
        return Character.isISOControl(point) || type == Character.SURROGATE || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
