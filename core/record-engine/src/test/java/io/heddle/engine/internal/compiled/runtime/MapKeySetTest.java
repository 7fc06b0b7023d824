// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

import io.heddle.testkit.TestSeed;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class MapKeySetTest {
    @Test
    void shouldAcceptEachKeyOnceInSmallAndLargeMaps() {
        Random random = TestSeed.random("MapKeySetTest");
        MapKeySet keys = new MapKeySet();
        for (int map = 0; map < 20_000; map++) {
            keys.clear();
            Set<String> seen = new HashSet<>();
            int size = random.nextInt(random.nextInt(50) == 0 ? 400 : 20);
            StringBuilder all = new StringBuilder();
            int[] ends = new int[size];
            for (int i = 0; i < size; i++) {
                all.append("ab".repeat(random.nextInt(3))).append(random.nextInt(2 * size));
                ends[i] = all.length();
            }
            byte[] bytes = all.toString().getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < size; i++) {
                int from = i == 0 ? 0 : ends[i - 1];
                assertThat(keys.add(bytes, from, ends[i])).isEqualTo(seen.add(all.substring(from, ends[i])));
            }
        }
    }

    @Test
    void shouldAcceptAnEmptyKeyOnce() {
        MapKeySet keys = new MapKeySet();
        keys.clear();

        assertThat(keys.add(new byte[] {1}, 1, 1)).isTrue();
        assertThat(keys.add(new byte[] {1}, 0, 1)).isTrue();
        assertThat(keys.add(new byte[] {1}, 1, 1)).isFalse();
    }
}
