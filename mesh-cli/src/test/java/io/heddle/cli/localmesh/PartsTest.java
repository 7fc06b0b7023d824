// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PartsTest {
    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private final Parts parts = new Parts();

    @Test
    void shouldStopInOrderAndOnce() {
        parts.add(Parts.Stop.LAST, () -> stopped.add("broker"));
        parts.add(Parts.Stop.FIRST, () -> stopped.add("gate"));
        parts.add(Parts.Stop.SECOND, () -> stopped.add("registry"));

        assertThat(parts.close()).isTrue();
        assertThat(parts.close()).isFalse();
        assertThat(stopped).containsExactly("gate", "registry", "broker");
    }

    @Test
    void shouldStopTheOthersWhenOneFailsToStop() {
        parts.add(Parts.Stop.FIRST, () -> {
            throw new IllegalStateException("stuck");
        });
        parts.add(Parts.Stop.LAST, () -> stopped.add("broker"));

        parts.close();

        assertThat(stopped).containsExactly("broker");
    }

    @Test
    void shouldStopAPartAtOnceWhenItComesTooLate() {
        parts.close();

        assertThatIllegalStateException().isThrownBy(() -> parts.add(Parts.Stop.LAST, () -> stopped.add("late")));
        assertThat(stopped).containsExactly("late");
    }
}
