// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.record;

import io.heddle.testkit.TestSeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class CloudEventTimeTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 999, 1_000, -1, -1_000, -62_167_219_200_001L, 253_402_300_800_000L, 1_767_312_245_100L})
    void shouldFormatTimesAtBoundariesAsInstantDoes(long millis) {
        assertThat(textOf(new CloudEventTime(), millis)).isEqualTo(Instant.ofEpochMilli(millis).toString());
    }

    @Test
    void shouldFormatConsecutiveTimesAsInstantDoes() {
        CloudEventTime times = new CloudEventTime();
        Random random = TestSeed.random("CloudEventTimeTest");
        long millis = 1_700_000_000_000L;
        for (int i = 0; i < 50_000; i++) {
            millis += random.nextInt(-300, 400);
            assertThat(textOf(times, millis)).isEqualTo(Instant.ofEpochMilli(millis).toString());
        }
    }

    @Test
    void shouldReturnAFreshArrayToEachCaller() {
        CloudEventTime times = new CloudEventTime();
        times.format(1_000)[0] = 'x';
        assertThat(textOf(times, 1_000)).isEqualTo("1970-01-01T00:00:01Z");
    }

    private static String textOf(CloudEventTime times, long millis) {
        return new String(times.format(millis), StandardCharsets.US_ASCII);
    }
}
