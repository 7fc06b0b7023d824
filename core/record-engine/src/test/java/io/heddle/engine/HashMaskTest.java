// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.Mask;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.testkit.ContractFixture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Tokens have the type of their field and never change. */
class HashMaskTest {
    @Test
    void shouldProduceTokensOfTheSameTypeWhenHashed() {
        Contract contract = EveryTypeFixture.masked(new Mask.Hash());
        GenericRecord masked = ProgramRunner.firstPort(contract, EveryTypeFixture.values(contract.valueSchema()));

        assertThat(masked.get("s").toString()).matches("[0-9a-f]{32}");
        assertThat(((ByteBuffer) masked.get("b")).remaining()).isEqualTo(16);
        assertThat(((GenericFixed) masked.get("x")).bytes()).hasSize(4);
        assertThat((int) masked.get("i")).isNotNegative().isNotEqualTo(5);
        assertThat((long) masked.get("l")).isNotNegative().isNotEqualTo(5L);
        assertThat((long) masked.get("u")).isEqualTo((long) masked.get("l"));
        assertThat(UUID.fromString(masked.get("uuid").toString())).isNotNull();
        // types too small for a token are redacted
        assertThat(masked.get("t")).isEqualTo(false);
        assertThat(masked.get("d")).isEqualTo(0d);
        assertThat(masked.get("dec")).isEqualTo(ByteBuffer.wrap(new byte[1]));
    }

    @Test
    void shouldUseTheFirstBytesOfTheDigestOfTheCanonicalInput() {
        byte[] expected = new FixedKeyProvider().pseudorandom(new byte[] {1, 's', 0, 'a', 'b'});
        Contract contract = ContractFixture.overFields("{'name':'s','type':'string'}")
                .mask("s", new Mask.Hash())
                .build();

        assertThat(ProgramRunner.firstPort(contract, Map.of("s", "ab")).get("s"))
                .hasToString(java.util.HexFormat.of().formatHex(expected, 0, 16));
    }

    /** Recorded tokens of a recorded key: they must never change. */
    @Test
    void shouldKeepTokensStableWhenKeysetHasTheFirstFormat(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("masking.json");
        try (InputStream stream = HashMaskTest.class.getResourceAsStream("keys/first-format.json")) {
            assertThat(stream).isNotNull();
            Files.copy(stream, file);
        }
        Contract contract = EveryTypeFixture.masked(new Mask.Hash());
        Map<String, Object> values = EveryTypeFixture.values(contract.valueSchema());
        values.put("s", "ann@example.org");
        values.put("b", ByteBuffer.wrap(new byte[] {1, 2, 3}));
        values.put("l", 4711L);
        values.put("i", 4711);
        byte[] bytes = AvroOracle.encode(contract.valueSchema(), AvroOracle.record(contract.valueSchema(), values));

        CompilationResult compilation = new AvroRecordEngine(FileKeyset.openOrCreate(file))
                .compile(contract.valueSchema(), contract, contract.ports());
        Verdict verdict =
                ((CompilationResult.Compiled) compilation).program().run(bytes, 0, bytes.length, ProgramRunner.NOW);

        GenericRecord masked = AvroOracle.record(contract.valueSchema(), ((Verdict.Accepted) verdict).outputs().get(0));
        assertThat(masked.get("s")).hasToString("cb102fadf1de53de9a0e646d2930be40");
        assertThat(java.util.HexFormat.of().formatHex(((ByteBuffer) masked.get("b")).array()))
                .isEqualTo("1e42b8346a061c677172c1068fb031f4");
        assertThat(masked.get("l")).isEqualTo(5_725_144_806_672_499_311L);
        assertThat(masked.get("i")).isEqualTo(1_332_989_150);
    }

    @Test
    void shouldExpandTheDigestWhenFixedIsLarger() {
        Contract contract =
                ContractFixture.overFields("{'name':'x','type':{'type':'fixed','name':'X','size':80}}")
                        .mask("x", new Mask.Hash())
                        .build();
        Schema type = contract.valueSchema().getField("x").schema();

        byte[] token = ((GenericFixed) ProgramRunner.firstPort(
                contract, Map.of("x", new GenericData.Fixed(type, new byte[80])))
                .get("x"))
                .bytes();

        assertThat(token).hasSize(80);
        assertThat(Arrays.copyOfRange(token, 0, 32)).isNotEqualTo(Arrays.copyOfRange(token, 32, 64));
    }

    @Test
    void shouldStayWithinADayWhenTimesAreHashed() {
        Contract contract = ContractFixture
                .overFields("{'name':'a','type':{'type':'int','logicalType':'time-millis'}},"
                        + "{'name':'b','type':{'type':'long','logicalType':'time-micros'}}")
                .mask("a", new Mask.Hash())
                .mask("b", new Mask.Hash())
                .build();
        for (int i = 0; i < 50; i++) {
            GenericRecord masked = ProgramRunner.firstPort(contract, Map.of("a", i, "b", (long) i));
            assertThat((int) masked.get("a")).isBetween(0, 86_399_999);
            assertThat((long) masked.get("b")).isBetween(0L, 86_399_999_999L);
        }
    }

    @Property(tries = 200)
    void shouldProduceEqualTokensForEqualNumbersOnly(@ForAll long first, @ForAll long second) {
        Contract contract = ContractFixture.overFields("{'name':'l','type':'long'}")
                .mask("l", new Mask.Hash())
                .build();
        Object a = ProgramRunner.firstPort(contract, Map.of("l", first)).get("l");
        Object b = ProgramRunner.firstPort(contract, Map.of("l", second)).get("l");

        assertThat(a.equals(b)).isEqualTo(first == second);
    }
}
