// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TruncationMarkTest {
    @Test
    void shouldReadWhatItWrote() {
        TruncationMark mark = new TruncationMark(9_437_301, 2, 3);

        assertThat(mark).hasToString("value=9437301;key=2;headers=3");
        assertThat(TruncationMark.parse("value=9437301;key=2;headers=3")).contains(mark);
        assertThat(TruncationMark.parse("value=2147483647;key=0;headers=0"))
                .contains(new TruncationMark(Integer.MAX_VALUE, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "yes", "value=1;key=2", "value=-1;key=2;headers=3", "value=1;key=2;headers=3;note=Ada",
        "value=;key=;headers=",
        "value=2147483648;key=2;headers=3", "value=1;key=99999999999;headers=3", "value=1;key=2;headers=3\n"
    })
    void shouldNotReadOtherHeadersAsAMark(String text) {
        assertThat(TruncationMark.parse(text)).isEmpty();
    }

    @Test
    void shouldRefuseANegativeSize() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TruncationMark(-1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TruncationMark(0, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TruncationMark(0, 0, -1));
    }
}
