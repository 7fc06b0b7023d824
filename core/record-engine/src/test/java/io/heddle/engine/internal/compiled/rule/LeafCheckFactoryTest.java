// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.rule;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldRule;
import io.heddle.contract.FieldRule.Format.Kind;
import io.heddle.contract.Severity;
import io.heddle.engine.AvroOracle;
import io.heddle.engine.CompilationResult;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.FixedKeyProvider;
import io.heddle.engine.ProgramRunner;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import io.heddle.engine.internal.compiled.CompiledProgram;
import io.heddle.engine.internal.compiled.mask.LeafValueFixture;
import io.heddle.engine.internal.compiled.runtime.LeafType;
import io.heddle.engine.internal.rule.TextFormats;
import io.heddle.testkit.ContractFixture;
import io.heddle.testkit.TestSeed;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Each rule on each type, and formats on texts that almost match them, with the reference engine as the oracle. */
class LeafCheckFactoryTest {
    private static final int VALUES = 100;
    private static final String ID = "r";
    private static final Map<Kind, List<String>> EXAMPLES = Map.of(
            Kind.EMAIL, List.of("a.b+c@sub.example.org", "x@y"),
            Kind.UUID, List.of("123e4567-e89b-12d3-a456-426614174000"),
            Kind.URI,
            List.of("https://u:p@example.org:80/a/b;c?d=e&f[]#g", "urn:isbn:045%2F", "file:///tmp/x",
                    "http://[::1]:80/", "a:?b", "s://a%41"),
            Kind.IPV4, List.of("192.168.0.10", "255.255.255.255", "1.2.3.4"),
            Kind.IPV6,
            List.of("2001:db8::1", "1:2:3:4:5:6:7:8", "::ffff:192.0.2.1", "fe80::", "::", "1:2:3:4:5:6:1.2.3.4",
                    "1:2:3:4:5:6:7::"),
            Kind.DATE_TIME, List.of("2026-03-01T12:00:00.123Z", "2024-02-29t23:59:60+01:30", "2100-02-28T00:00:00z"));
    private static final String SIGNS = "019afAFgzZtT:.-+@/%#?[]_ é~";

    private static List<String> examples(Kind kind) {
        return Objects.requireNonNull(EXAMPLES.get(kind));
    }

    static Stream<FieldRule> rules() {
        Severity error = Severity.ERROR;
        Stream<FieldRule> bounds = Stream
                .of("0", "-0.5", "0.1", "99.99", "1e6", "1e30", "-1e30", "9223372036854775807", "-9223372036854775808",
                        "1e-400", "-7e999999999")
                .map(BigDecimal::new)
                .flatMap(bound -> Stream.of(
                        new FieldRule.Minimum(ID, error, bound, false),
                        new FieldRule.Minimum(ID, error, bound, true),
                        new FieldRule.Maximum(ID, error, bound, false),
                        new FieldRule.Maximum(ID, error, bound, true)));
        List<String> few = List.of("A", "true", "0", "0.1", "18.00", "1e6", "a@example.org", "", "9223372036854775807",
                "0.10000000149011612", "1e999999999");
        List<String> many = IntStream.range(-1000, 1000).mapToObj(Integer::toString).toList();
        List<String> texts = Stream.concat(many.stream(), Stream.of("漢字かな", "a@example.org", "B", "false")).toList();
        return Stream.concat(bounds, Stream.of(
                new FieldRule.OneOf(ID, error, few),
                new FieldRule.OneOf(ID, error, many),
                new FieldRule.OneOf(ID, error, texts),
                new FieldRule.OneOf(ID, error, List.of()),
                new FieldRule.MinLength(ID, error, 3),
                new FieldRule.MaxLength(ID, error, 5),
                new FieldRule.Pattern(ID, error, "[a-zé漢]*(@.*)?"),
                new FieldRule.Pattern(ID, error, "(?i)[A-Z]+"),
                new FieldRule.Pattern(ID, error, "("),
                new FieldRule.Format(ID, error, Kind.EMAIL),
                new FieldRule.Required(ID, error)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldAgreeWithTheReferenceForRulesOnAnyType(FieldRule rule) {
        LeafValueFixture values = new LeafValueFixture(TestSeed.random("LeafCheckFactoryTest"));
        for (String type : LeafValueFixture.TYPES) {
            Contract contract =
                    ContractFixture.overFields("{'name':'f','type':" + type + "}").rule("f", rule).build();
            Schema schema = contract.valueSchema();
            RecordProgram both = ProgramRunner.compile(schema, contract);
            CompiledProgram compiled =
                    (CompiledProgram) ((CompilationResult.Compiled) new CompiledRecordEngine(new FixedKeyProvider())
                            .compile(schema, contract, contract.ports()))
                            .program();
            long rejected = 0;
            for (int i = 0; i < VALUES; i++) {
                Object value = values.next(schema.getField("f").schema());
                byte[] bytes = AvroOracle.encode(schema, AvroOracle.record(schema, Map.of("f", value)));
                rejected += both.run(bytes, 0, bytes.length, ProgramRunner.NOW) instanceof Verdict.Rejected ? 1 : 0;
                compiled.run(bytes, 0, bytes.length, ProgramRunner.NOW);
            }
            assertThat(compiled.referenceRunCount()).as(type).isEqualTo(rejected);
        }
    }

    @Property(tries = 30_000)
    void shouldAgreeWithTheReferenceOnTextsThatNearlyHaveTheFormat(@ForAll long seed) {
        Random random = new Random(seed);
        List<Kind> kinds = List.of(Kind.values());
        Kind kind = kinds.get(random.nextInt(kinds.size()));
        List<String> examples = examples(kind);
        StringBuilder text = new StringBuilder(examples.get(random.nextInt(examples.size())));
        int[] signs = SIGNS.codePoints().toArray();
        for (int i = random.nextInt(4); i > 0; i--) {
            int start = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), start + random.nextInt(3));
            text.replace(start, end,
                    random.nextBoolean() ? "" : Character.toString(signs[random.nextInt(signs.length)]));
        }
        boolean fast = keeps(kind, text.toString());

        assertThat(fast).as("%s '%s'", kind, text)
                .isEqualTo(TextFormats.matches(kind, text.toString()) && !isLeft(kind, text));
    }

    /** IPv6 addresses in a URI are left to the reference. */
    private static boolean isLeft(Kind kind, CharSequence text) {
        return kind == Kind.URI && !keeps(kind, text.toString()) && text.toString().matches("[^/?#]*://[^/?#]*\\[.*");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldAcceptTheExamplesOfEachFormat(Kind kind) {
        for (String example : examples(kind)) {
            assertThat(keeps(kind, example) || isLeft(kind, example)).as(example).isTrue();
        }
    }

    private static boolean keeps(Kind kind, String text) {
        Schema string = Schema.create(Schema.Type.STRING);
        byte[] bytes = AvroOracle.encode(string, text);
        return TextLeafChecks.formatCheck(kind).keeps(new LeafType(Schema.Type.STRING, string, new int[0]), bytes, 0,
                bytes.length);
    }
}
