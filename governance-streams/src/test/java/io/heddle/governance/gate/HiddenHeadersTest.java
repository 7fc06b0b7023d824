// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

class HiddenHeadersTest {
    private final RecordHeaders original = new RecordHeaders();

    HiddenHeadersTest() {
        original.add("ce_id", "a-1".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldLookLikeNoneButGiveTheOriginalToTheJudge() {
        HiddenHeaders hidden = new HiddenHeaders(original);

        assertThat(hidden.toArray()).isEmpty();
        assertThat(new IngestValue.Reader().deserialize("t", hidden, new byte[] {1}).headers()).isSameAs(original);
    }

    @Test
    void shouldTakeHeadersAsTheyAreWhenNobodyHidThem() {
        assertThat(new IngestValue.Reader().deserialize("t", original, new byte[] {1}).headers()).isSameAs(original);
    }
}
