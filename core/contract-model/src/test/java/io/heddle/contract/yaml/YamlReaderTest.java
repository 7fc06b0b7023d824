// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.yaml;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class YamlReaderTest {
    private static YamlScalar scalar(String yaml) {
        return (YamlScalar) YamlReader.read(yaml).root().orElseThrow();
    }

    private static YamlProblem only(String yaml) {
        List<YamlProblem> problems = YamlReader.read(yaml).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "12, INTEGER", "-12, INTEGER", "0x1F, INTEGER", "0o17, INTEGER", "1.5, FLOAT", "1e3, FLOAT", ".5, FLOAT",
        ".inf, FLOAT",
        ".nan, FLOAT", "true, BOOLEAN", "False, BOOLEAN", "null, NULL", "~, NULL", "yes, STRING", "no, STRING",
        "on, STRING",
        "1.2.0, STRING", "12:30, STRING", "2024-01-31, STRING", "1_000, STRING", "v1, STRING", "'\"12\"', STRING"
    })
    void shouldResolveAsCoreSchemaWhenScalarIsPlain(String text, YamlScalar.Kind kind) {
        assertThat(scalar(text).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "+12, 12", "-3, -3", "0x1F, 31", "0o17, 15", "1.50, 1.50", "1e3, 1000", ".5, 0.5"})
    void shouldReturnNumberWhenScalarIsFinite(String text, java.math.BigDecimal number) {
        assertThat(scalar(text).number().orElseThrow()).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {".inf", "-.inf", ".nan", "1e999999999", "1e401", "1e-401", "1e99999999999", "abc", "\"1\"",
        "true"})
    void shouldReturnNoNumberWhenScalarIsNotAFiniteNumber(String text) {
        assertThat(scalar(text).number()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1", "2147483647, 2147483647", "1e2, 100"})
    void shouldReturnIntegerWhenItFitsAnInt(String text, int number) {
        assertThat(scalar(text).wholeNumber()).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "2147483648", "-2147483649", "1e30"})
    void shouldReturnNoIntegerWhenItDoesNotFitAnInt(String text) {
        assertThat(scalar(text).wholeNumber()).isEmpty();
    }

    @Test
    void shouldKnowPositionsWhenDocumentHasManyLines() {
        YamlNode.Mapping root = (YamlNode.Mapping) YamlReader.read("a: 1\nb:\n  - x\n  - {c: \"\uD83D\uDE00\", d: e}\n")
                .root().orElseThrow();
        YamlNode.Sequence list = (YamlNode.Sequence) root.get("b").orElseThrow();
        assertThat(root.get("a").orElseThrow().position()).isEqualTo(new TextPosition(1, 4));
        assertThat(list.items().get(0).position()).isEqualTo(new TextPosition(3, 5));
        assertThat(((YamlNode.Mapping) list.items().get(1)).entry("d").orElseThrow().key().position())
                .isEqualTo(new TextPosition(4, 14));
    }

    @Test
    void shouldReadJsonWhenTextIsJson() {
        YamlNode root =
                YamlReader.read("{\n\t\"a\": [1, true, null, \"x\\u00e9\\n\"],\n\t\"b\": {}\n}").root().orElseThrow();
        assertThat(YamlWriter.write(root)).isEqualTo("a:\n  - 1\n  - true\n  - null\n  - \"xé\\n\"\nb: {}\n");
    }

    @Test
    void shouldIgnoreByteOrderMarkWhenTextStartsWithOne() {
        assertThat(YamlReader.read("\uFEFFa: 1").problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'a: b: c'|yaml.syntax", "'a: [1, 2'|yaml.syntax", "'a: \"x'|yaml.syntax", "'- a\nb: c'|yaml.syntax",
        "'a: @x'|yaml.syntax",
        "'a:\n\t- b'|yaml.syntax", "'%YAML 3.0\n---\na'|yaml.syntax", "'a: 1\n---\nb: 2'|yaml.documents",
        "''|yaml.empty", "'# only'|yaml.empty",
        "'a: *x'|yaml.alias", "'a: &x [*x]'|yaml.alias", "'&a a: *b'|yaml.alias", "'a: !!python/object x'|yaml.tag",
        "'a: !foo {}'|yaml.tag",
        "'a: !!javax.script.ScriptEngineManager []'|yaml.tag", "'{[a]: b}'|yaml.key", "'? {a: b}\n: c'|yaml.key",
        "'a: 1\na: 2'|yaml.key.duplicate",
        "'{\"a\": 1, \"a\": 2}'|yaml.key.duplicate"
    })
    void shouldReportOneProblemWhenTextIsMalformed(String yaml, String code) {
        assertThat(only(yaml).code()).isEqualTo(code);
    }

    @Test
    void shouldReportEveryDuplicateKey() {
        YamlReading reading = YamlReader.read("a: {b: 1, b: 2}\nc: [{d: 1, d: 2, d: 3}]\n");
        assertThat(reading.problems()).extracting(p -> p.position() + " " + p.path())
                .containsExactly("1:11 a.b", "2:12 c[0].d", "2:18 c[0].d");
        assertThat(reading.root()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a: \u0007", "a: \uD800", "a: \uDC00x", "a: \uFFFE", "a: \u0080", "\u001b[0m"})
    void shouldRefuseWhenCharacterIsNotYaml(String yaml) {
        assertThat(only(yaml).code()).isEqualTo("yaml.character");
    }

    @Test
    void shouldReportPositionWhenCharacterIsNotYaml() {
        assertThat(only("a: 1\r\nb: 2\nc: \uD83D\uDE00\u0001").position()).isEqualTo(new TextPosition(3, 5));
    }

    @Test
    void shouldStopEarlyWhenAliasesMultiply() {
        StringBuilder aliases = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c <= 'i'; c++) {
            aliases.append(c).append(": &").append(c).append(" [");
            aliases.append(("*" + (char) (c - 1) + ", ").repeat(10)).append("x]\n");
        }
        assertThat(only(aliases.toString()).code()).isEqualTo("yaml.too.large");
    }

    @Test
    void shouldStopWhenAliasesAreMany() {
        assertThat(only("a: &a x\nb: [" + "*a, ".repeat(YamlReader.MAX_ALIASES + 1) + "]").code())
                .isEqualTo("yaml.alias");
    }

    @Test
    void shouldStopEarlyWhenFewAliasesExpandToManyNodes() {
        StringBuilder aliases = new StringBuilder("a: &a [" + "x, ".repeat(400) + "x]\n");
        aliases.append("b: &b [").append("*a, ".repeat(24)).append("*a]\n");
        aliases.append("c: [").append("*b, ".repeat(22)).append("*b]\n");
        assertThat(only(aliases.toString()).code()).isEqualTo("yaml.too.large");
    }

    @Test
    void shouldResolveFewSmallAliases() {
        YamlNode root = YamlReader.read("a: &a {x: 1}\nb: *a\n").root().orElseThrow();
        assertThat(YamlWriter.write(root)).isEqualTo("a:\n  x: 1\nb:\n  x: 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void shouldStopWhenNestingIsDeep(String open) {
        List<YamlProblem> problems = YamlReader.read(open.repeat(100_000)).problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).code()).isIn("yaml.too.deep", "yaml.key", "yaml.syntax");
    }

    @Test
    void shouldReadUpToTheMaximumDepth() {
        assertThat(YamlReader.read("[".repeat(YamlReader.MAX_DEPTH) + "]".repeat(YamlReader.MAX_DEPTH)).problems())
                .isEmpty();
        assertThat(only("[".repeat(YamlReader.MAX_DEPTH + 1) + "]".repeat(YamlReader.MAX_DEPTH + 1)).code())
                .isEqualTo("yaml.too.deep");
    }

    @Test
    void shouldStopWhenTextIsHuge() {
        assertThat(only("a: " + "x".repeat(YamlReader.MAX_LENGTH)).code()).isEqualTo("yaml.too.large");
        assertThat(only("[" + "1,".repeat(YamlReader.MAX_NODES + 1) + "]").code()).isEqualTo("yaml.too.large");
    }

    @Test
    void shouldReadHugeScalarWhenItFits() {
        assertThat(scalar("\"" + "x".repeat(2_900_000) + "\"").text()).hasSize(2_900_000);
        assertThat(scalar("9".repeat(1_000_000)).kind()).isEqualTo(YamlScalar.Kind.STRING);
    }
}
