// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReplayMarkTest {
    private static final String RUN = "mf3k2x9a.x7q1";

    @Property(tries = 200)
    void shouldReadWhatItWrote(
            @ForAll @IntRange(max = 999_999_999) int partition,
            @ForAll @LongRange(max = 999_999_999_999_999_999L) long offset,
            @ForAll @LongRange(max = 999_999_999_999_999_999L) long first,
            @ForAll @IntRange(min = 1, max = 999_999_999) int attempt) {
        ReplayMark mark = new ReplayMark(RUN, partition, offset, first, attempt);

        assertThat(mark.toString().length()).isLessThanOrEqualTo(ReplayMark.MAX_LENGTH);
        assertThat(ReplayMark.parse(mark.toString())).contains(mark);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "run=ada@example.org;from=0:1;first=1;attempt=1", "run=mf3k2x9a.x7q1;from=0:1;first=1;attempt=0",
        "run=mf3k2x9a.x7q1;from=0:1;first=1;attempt=1;note=Ada", "run=mf3k2x9a.x7q1;from=-1:1;first=1;attempt=1",
        "run=mf3k2x9a.x7q1;from=0:1;first=1;attempt=9999999999", " run=mf3k2x9a.x7q1;from=0:1;first=1;attempt=1",
        "run=mf3k2x9a.x7q1;from=0:1;first=1;attempt=1\n", "run=MF3K2X9A.X7Q1;from=0:1;first=1;attempt=1"
    })
    void shouldNotReadOtherHeadersAsAMark(String text) {
        assertThat(ReplayMark.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "mf3k2x9a.x7q", "Mf3k2x9a.x7q1", "mf3k2x9a.x7q1;from=0:1"})
    void shouldRefuseAMarkWithoutARun(String run) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReplayMark(run, 0, 0, 0, 1));
    }
}
