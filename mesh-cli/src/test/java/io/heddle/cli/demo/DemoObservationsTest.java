// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.demo;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class DemoObservationsTest {
    private static final List<String> NEEDLES = List.of("ann.lee1@example.org", "+1 555-0100 ext 1");

    @Test
    void shouldFindLeaksInValuesKeysAndHeaders() {
        ConsumerRecord<byte[], byte[]> inValue = record(null, "\u0000\u0000|ann.lee1@example.org|");
        ConsumerRecord<byte[], byte[]> inKey = record("+1 555-0100 ext 1", "x");
        ConsumerRecord<byte[], byte[]> inHeader = record(null, "x");
        inHeader.headers().add("ce_subject", bytes("ann.lee1@example.org"));

        assertThat(DemoObservations.countLeaks(List.of(inValue), NEEDLES)).isEqualTo(1);
        assertThat(DemoObservations.countLeaks(List.of(inKey), NEEDLES)).isEqualTo(1);
        assertThat(DemoObservations.countLeaks(List.of(inHeader), NEEDLES)).isEqualTo(1);
        assertThat(DemoObservations.countLeaks(List.of(inValue, inKey, inHeader), NEEDLES)).isEqualTo(2);
    }

    @Test
    void shouldFindNothingWhenValuesAreMasked() {
        assertThat(DemoObservations.countLeaks(List.of(record("1", "68830fea8b3e2dc9f5a1e3df316aab1e ******* 1")),
                NEEDLES)).isZero();
    }

    @Test
    void shouldTruncateLongTextToTheWidth() {
        assertThat(DemoScreen.fit("0123456789", 5)).isEqualTo("0123…");
        assertThat(DemoScreen.fit("01234", 5)).isEqualTo("01234");
        assertThat(DemoScreen.pad("ab", 4)).isEqualTo("ab  ");
    }

    private static ConsumerRecord<byte[], byte[]> record(@Nullable String key, String value) {
        return new ConsumerRecord<>("t", 0, 0, key == null ? null : bytes(key), bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
