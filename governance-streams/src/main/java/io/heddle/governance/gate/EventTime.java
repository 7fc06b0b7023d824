// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes timestamps as {@link Instant#toString} does, remembering the last second's text. Not thread-safe. */
final class EventTime {
    private static final int SECONDS_LENGTH = "2026-01-31T23:59:59".length();

    private long second = Long.MIN_VALUE;
    private byte[] text = new byte[0];

    /** The UTF-8 bytes of a time, in an array of their own. */
    byte[] of(long epochMillis) {
        long wanted = Math.floorDiv(epochMillis, 1000L);
        if (wanted != second) {
            text = Instant.ofEpochSecond(wanted).toString().getBytes(StandardCharsets.US_ASCII);
            second = wanted;
        }
        int millis = (int) Math.floorMod(epochMillis, 1000L);
        if (millis == 0) {
            return text.clone();
        }
        if (text.length != SECONDS_LENGTH + 1) {
            return Instant.ofEpochMilli(epochMillis).toString().getBytes(StandardCharsets.US_ASCII);
        }
        byte[] result = new byte[SECONDS_LENGTH + 5];
        System.arraycopy(text, 0, result, 0, SECONDS_LENGTH);
        result[SECONDS_LENGTH] = '.';
        result[SECONDS_LENGTH + 1] = (byte) ('0' + millis / 100);
        result[SECONDS_LENGTH + 2] = (byte) ('0' + millis / 10 % 10);
        result[SECONDS_LENGTH + 3] = (byte) ('0' + millis % 10);
        result[SECONDS_LENGTH + 4] = 'Z';
        return result;
    }
}
