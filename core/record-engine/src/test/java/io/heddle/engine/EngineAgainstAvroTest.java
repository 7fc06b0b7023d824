// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.ReasonCode;
import io.heddle.engine.generated.RandomAvro;
import io.heddle.testkit.ContractFixture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;

import java.util.Arrays;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Generated schemas and values, with Avro itself as the oracle. */
class EngineAgainstAvroTest {
    @Property(tries = 1000)
    void shouldProduceTheSameBytesAsAvroWithoutRulesAndMasks(@ForAll long seed) {
        RandomAvro avro = new RandomAvro(seed);
        Schema schema = avro.record();
        byte[] bytes = AvroOracle.encode(schema, avro.value(schema));

        Verdict verdict = ProgramRunner.run(schema, ContractFixture.over(schema).build(), bytes);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
            assertThat(accepted.outputs()).singleElement().isEqualTo(bytes);
            assertThat(accepted.warnings()).isEmpty();
            assertThat(accepted.maskedFields()).isZero();
        });
    }

    @Property(tries = 300)
    void shouldRefuseAsUndecodableWhenBytesEndEarly(@ForAll long seed) {
        RandomAvro avro = new RandomAvro(seed);
        Schema schema = avro.record();
        byte[] bytes = AvroOracle.encode(schema, avro.value(schema));
        Contract contract = ContractFixture.over(schema).build();
        RecordProgram program = ProgramRunner.compile(schema, contract);

        for (int length = 0; length < bytes.length; length++) {
            Verdict verdict = program.run(bytes, 0, length, ProgramRunner.NOW);
            assertThat(verdict).isInstanceOfSatisfying(
                    Verdict.Rejected.class,
                    rejected -> assertThat(rejected.reason()).isEqualTo(ReasonCode.UNDECODABLE));
        }
    }

    @Property(tries = 1000)
    void shouldNeverThrowAndAgreeWithAvroWhenBytesAreCorrupted(@ForAll long seed) {
        RandomAvro avro = new RandomAvro(seed);
        Schema schema = avro.record();
        byte[] bytes = AvroOracle.encode(schema, avro.value(schema));
        RecordProgram program =
                ProgramRunner.compile(schema, ContractFixture.over(schema).build());
        Random random = avro.random();

        for (int i = 0; i < 20 && bytes.length > 0; i++) {
            byte[] corrupted = bytes.clone();
            int flips = 1 + random.nextInt(3);
            for (int k = 0; k < flips; k++) {
                corrupted[random.nextInt(corrupted.length)] = (byte) random.nextInt();
            }
            Verdict verdict = program.run(corrupted, 0, corrupted.length, ProgramRunner.NOW);
            if (verdict instanceof Verdict.Accepted accepted) {
                assertThat(AvroOracle.decode(schema, schema, accepted.outputs().get(0)))
                        .isEqualTo(AvroOracle.decode(schema, schema, corrupted));
            } else {
                assertThat(ProgramRunner.violations(verdict)).isNotEmpty();
            }
        }
    }

    @Property(tries = 300)
    void shouldNeverThrowWhenBytesAreNoise(@ForAll long seed, @ForAll byte[] noise) {
        Schema schema = new RandomAvro(seed).record();

        Verdict verdict = ProgramRunner.run(schema, ContractFixture.over(schema).build(), noise);

        assertThat(verdict).isNotNull();
    }

    @Property(tries = 200)
    void shouldReadOnlyItsRangeWhenRecordLiesInsideALargerArray(@ForAll long seed) {
        RandomAvro avro = new RandomAvro(seed);
        Schema schema = avro.record();
        byte[] bytes = AvroOracle.encode(schema, avro.value(schema));
        byte[] larger = new byte[bytes.length + 13];
        Arrays.fill(larger, (byte) 0x7f);
        System.arraycopy(bytes, 0, larger, 5, bytes.length);
        RecordProgram program =
                ProgramRunner.compile(schema, ContractFixture.over(schema).build());

        Verdict verdict = program.run(larger, 5, bytes.length, ProgramRunner.NOW);

        assertThat(verdict).isInstanceOfSatisfying(
                Verdict.Accepted.class,
                accepted -> assertThat(accepted.outputs().get(0)).isEqualTo(bytes));
        assertThat(program.run(larger, 5, bytes.length + 1, ProgramRunner.NOW))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(ReasonCode.TRAILING_BYTES));
    }
}
