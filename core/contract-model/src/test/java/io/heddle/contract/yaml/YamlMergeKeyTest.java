// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.yaml;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Merge keys: the map gets the entries of the maps that they name. */
class YamlMergeKeyTest {
    private static String written(String yaml) {
        YamlReading reading = YamlReader.read(yaml);
        assertThat(reading.problems()).isEmpty();
        return YamlWriter.write(reading.root().orElseThrow());
    }

    @Test
    void shouldMergeTheEntriesOfAnAnchor() {
        assertThat(written("""
                base: &base {type: long, required: true}
                other:
                  name: other
                  <<: *base
                """)).isEqualTo("""
                base:
                  type: long
                  required: true
                other:
                  name: other
                  type: long
                  required: true
                """);
    }

    @Test
    void shouldPreferTheMapsOwnKeysWhereverTheyStand() {
        assertThat(written("[&base {a: 1, b: 2}, {<<: *base, b: 3}]"))
                .isEqualTo(written("[{a: 1, b: 2}, {a: 1, b: 3}]"));
    }

    @Test
    void shouldPreferTheFirstOfSeveralMergedMaps() {
        assertThat(written("[&x {a: 1}, &y {a: 2, b: 2}, {<<: [*x, *y]}]"))
                .isEqualTo(written("[{a: 1}, {a: 2, b: 2}, {a: 1, b: 2}]"));
    }

    @Test
    void shouldMergeWhatWasMergedBefore() {
        assertThat(written("[&x {a: 1}, &y {<<: *x, b: 2}, {<<: *y}, {<<: {c: 3}}]"))
                .isEqualTo(written("[{a: 1}, {a: 1, b: 2}, {a: 1, b: 2}, {c: 3}]"));
    }

    @Test
    void shouldKeepAQuotedKeyAsItIs() {
        assertThat(written("{'<<': a}")).isEqualTo("\"<<\": a\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<<: text", "<<:", "<<: [{a: 1}, 2]", "{a: &a 1, <<: *a}"})
    void shouldReportAMergeKeyWithoutAMap(String yaml) {
        assertThat(YamlReader.read(yaml).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("yaml.merge");
            assertThat(problem.fix()).contains("<<: *base");
        });
    }

    @Test
    void shouldReportASecondMergeKeyWithTheWayToWriteBoth() {
        assertThat(YamlReader.read("[&x {a: 1}, &y {b: 2}, {<<: *x, <<: *y}]").problems()).singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("yaml.key.duplicate");
                    assertThat(problem.fix()).contains("<<: [*a, *b]");
                });
    }

    @Test
    void shouldLimitWhatMergingMultiplies() {
        StringBuilder yaml = new StringBuilder("a0: &a0 {");
        for (int i = 0; i < 1_000; i++) {
            yaml.append('k').append(i).append(": 1, ");
        }
        yaml.append("}\n");
        for (int i = 1; i < 1_000; i++) {
            yaml.append("b").append(i).append(": {<<: *a0}\n");
        }

        assertThat(YamlReader.read(yaml.toString()).problems()).extracting(YamlProblem::code)
                .containsExactly("yaml.too.large");
    }
}
