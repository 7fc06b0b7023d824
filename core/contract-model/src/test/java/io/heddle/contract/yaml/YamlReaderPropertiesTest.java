// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.yaml;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class YamlReaderPropertiesTest {
    @Property(tries = 600)
    void shouldReadWhatWasWrittenWhenTreeIsArbitrary(@ForAll("trees") YamlNode tree) {
        YamlReading reading = YamlReader.read(YamlWriter.write(tree));
        assertThat(reading.problems()).isEmpty();
        assertThat(plain(reading.root().orElseThrow())).isEqualTo(plain(tree));
    }

    @Property(tries = 2_000)
    void shouldNeverThrowWhenTextIsArbitrary(@ForAll String text) {
        YamlReading reading = YamlReader.read(text);
        assertThat(reading.root().isPresent() || !reading.problems().isEmpty()).isTrue();
    }

    @Property(tries = 3_000)
    void shouldNeverThrowWhenTextLooksLikeYaml(@ForAll("yamlLikeText") String text) {
        YamlReading reading = YamlReader.read(text);
        assertThat(reading.root().isPresent() || !reading.problems().isEmpty()).isTrue();
        assertThat(reading.problems()).allSatisfy(problem -> assertThat(problem.position().line()).isPositive());
    }

    @Provide
    Arbitrary<String> yamlLikeText() {
        return Arbitraries
                .of("a", ": ", "- ", "\n", "\n  ", "[", "]", "{", "}", ", ", "&x ", "*x", "!!str ", "!t ", "\"", "'",
                        "|", ">", "#", "? ", "1", "\t", "---", "...", "%", "@", "<<", "\\", "\u00e9", "\uD83D\uDE00")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<YamlNode> trees() {
        return tree(3);
    }

    private static Arbitrary<YamlNode> tree(int depth) {
        Arbitrary<YamlNode> leaf = Arbitraries.oneOf(
                texts().map(text -> new YamlScalar(TextPosition.START, text, YamlScalar.Kind.STRING)),
                Arbitraries.integers()
                        .map(i -> new YamlScalar(TextPosition.START, String.valueOf(i), YamlScalar.Kind.INTEGER)),
                Arbitraries.of(true, false)
                        .map(b -> new YamlScalar(TextPosition.START, b.toString(), YamlScalar.Kind.BOOLEAN)),
                Arbitraries.just(new YamlScalar(TextPosition.START, "null", YamlScalar.Kind.NULL)));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<YamlNode> lists = Arbitraries.lazy(() -> tree(depth - 1)).list().ofMaxSize(4)
                .map(items -> YamlNode.Sequence.of(TextPosition.START, items));
        Arbitrary<YamlNode> maps = Arbitraries.maps(texts(), Arbitraries.lazy(() -> tree(depth - 1))).ofMaxSize(4)
                .map(YamlReaderPropertiesTest::mapping);
        return Arbitraries.oneOf(leaf, lists, maps);
    }

    private static Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings()
                .withChars(" \n\t\r:#-?{}[],&*!|>'\"%@`\\abz019.~é\u2028\u3042\u0085")
                .withCharRange('a', 'z')
                .ofMaxLength(30);
        return Arbitraries.oneOf(any, Arbitraries.of("", "true", "null", "1.0", "1e5", "0x1", "- a", "a: b", "---",
                "...", "yes", "\uD83D\uDE00", "k".repeat(1_500)));
    }

    private static YamlNode mapping(Map<String, YamlNode> values) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        values.forEach((key, value) -> entries
                .add(new YamlNode.Entry(new YamlScalar(TextPosition.START, key, YamlScalar.Kind.STRING), value)));
        return YamlNode.Mapping.of(TextPosition.START, entries);
    }

    private static Object plain(YamlNode node) {
        if (node instanceof YamlNode.Sequence list) {
            return list.items().stream().map(YamlReaderPropertiesTest::plain).toList();
        }
        if (node instanceof YamlNode.Mapping map) {
            Map<String, Object> result = new LinkedHashMap<>();
            map.entries().forEach(entry -> result.put(entry.key().text(), plain(entry.value())));
            return List.copyOf(result.entrySet());
        }
        return ((YamlScalar) node).kind() + ":" + ((YamlScalar) node).text();
    }
}
