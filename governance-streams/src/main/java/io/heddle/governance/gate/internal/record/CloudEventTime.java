// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Formats timestamps like {@link Instant#toString}, caching the text of the last second. Not thread-safe. */
public final class CloudEventTime {
    private static final int SECONDS_LENGTH = "2026-01-31T23:59:59".length();

    private long second = Long.MIN_VALUE;
    private byte[] text = new byte[0];

    /** The UTF-8 bytes of a time, in a new array. */
    public byte[] format(long epochMillis) {
        long epochSecond = Math.floorDiv(epochMillis, 1000L);
        if (epochSecond != second) {
            text = Instant.ofEpochSecond(epochSecond).toString().getBytes(StandardCharsets.US_ASCII);
            second = epochSecond;
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
