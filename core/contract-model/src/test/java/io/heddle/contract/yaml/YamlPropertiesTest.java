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

class YamlPropertiesTest {
    @Property(tries = 600)
    void shouldReadWhatWasWrittenWhenTreeIsArbitrary(@ForAll("trees") Node tree) {
        YamlReading reading = YamlText.read(YamlWriter.write(tree));
        assertThat(reading.problems()).isEmpty();
        assertThat(plain(reading.root().orElseThrow())).isEqualTo(plain(tree));
    }

    @Property(tries = 2_000)
    void shouldNeverThrowWhenTextIsArbitrary(@ForAll String text) {
        YamlReading reading = YamlText.read(text);
        assertThat(reading.root().isPresent() || !reading.problems().isEmpty()).isTrue();
    }

    @Property(tries = 3_000)
    void shouldNeverThrowWhenTextLooksLikeYaml(@ForAll("yamlish") String text) {
        YamlReading reading = YamlText.read(text);
        assertThat(reading.root().isPresent() || !reading.problems().isEmpty()).isTrue();
        assertThat(reading.problems()).allSatisfy(problem -> assertThat(problem.place().line()).isPositive());
    }

    @Provide
    Arbitrary<String> yamlish() {
        return Arbitraries.of("a", ": ", "- ", "\n", "\n  ", "[", "]", "{", "}", ", ", "&x ", "*x", "!!str ", "!t ", "\"", "'", "|", ">", "#", "? ", "1", "\t", "---", "...", "%", "@", "<<", "\\", "\u00e9", "\uD83D\uDE00")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Node> trees() {
        return tree(3);
    }

    private static Arbitrary<Node> tree(int depth) {
        Arbitrary<Node> leaf = Arbitraries.oneOf(
                texts().map(text -> new Scalar(Place.START, text, Scalar.Kind.STRING)),
                Arbitraries.integers().map(i -> new Scalar(Place.START, String.valueOf(i), Scalar.Kind.INTEGER)),
                Arbitraries.of(true, false).map(b -> new Scalar(Place.START, b.toString(), Scalar.Kind.BOOLEAN)),
                Arbitraries.just(new Scalar(Place.START, "null", Scalar.Kind.NULL)));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Node> lists = Arbitraries.lazy(() -> tree(depth - 1)).list().ofMaxSize(4).map(items -> Node.Sequence.of(Place.START, items));
        Arbitrary<Node> maps = Arbitraries.maps(texts(), Arbitraries.lazy(() -> tree(depth - 1))).ofMaxSize(4).map(YamlPropertiesTest::mapping);
        return Arbitraries.oneOf(leaf, lists, maps);
    }

    private static Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings()
                .withChars(" \n\t\r:#-?{}[],&*!|>'\"%@`\\abz019.~é\u2028\u3042\u0085")
                .withCharRange('a', 'z')
                .ofMaxLength(30);
        return Arbitraries.oneOf(any, Arbitraries.of("", "true", "null", "1.0", "1e5", "0x1", "- a", "a: b", "---", "...", "yes", "\uD83D\uDE00", "k".repeat(1_500)));
    }

    private static Node mapping(Map<String, Node> values) {
        List<Node.Entry> entries = new ArrayList<>();
        values.forEach((key, value) -> entries.add(new Node.Entry(new Scalar(Place.START, key, Scalar.Kind.STRING), value)));
        return Node.Mapping.of(Place.START, entries);
    }

    private static Object plain(Node node) {
        if (node instanceof Node.Sequence list) {
            return list.items().stream().map(YamlPropertiesTest::plain).toList();
        }
        if (node instanceof Node.Mapping map) {
            Map<String, Object> result = new LinkedHashMap<>();
            map.entries().forEach(entry -> result.put(entry.key().text(), plain(entry.value())));
            return List.copyOf(result.entrySet());
        }
        return ((Scalar) node).kind() + ":" + ((Scalar) node).text();
    }
}
