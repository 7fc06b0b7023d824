// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.engine.generated.AvroBlockEncoder;
import io.heddle.engine.generated.ByteDamage;
import io.heddle.engine.generated.RandomAvro;
import io.heddle.engine.generated.RandomSchemaPairs;
import io.heddle.engine.internal.compiled.CompiledProgram;
import io.heddle.testkit.ContractFixture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;

import java.util.Optional;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Generated pairs of schemas, values and damaged bytes, with the reference engine as the oracle. */
class CompiledAgainstReferenceTest {
    private static final RecordEngine REFERENCE = new AvroRecordEngine(new FixedKeyProvider());
    private static final RecordEngine COMPILED = new CompiledRecordEngine(new FixedKeyProvider());

    private record Pair(RecordProgram reference, CompiledProgram compiled, Schema writer) {
        void shouldAgree(byte[] bytes) {
            VerdictComparison.assertSame(
                    compiled.run(bytes, 0, bytes.length, ProgramRunner.NOW),
                    reference.run(bytes, 0, bytes.length, ProgramRunner.NOW));
        }

        boolean accepts(byte[] bytes) {
            return reference.run(bytes, 0, bytes.length, ProgramRunner.NOW) instanceof Verdict.Accepted;
        }
    }

    private static Optional<Pair> pair(Schema writer, Contract contract) {
        return REFERENCE.compile(writer, contract, contract.ports()) instanceof CompilationResult.Compiled compiled
                ? Optional.of(new Pair(
                        compiled.program(),
                        (CompiledProgram) ((CompilationResult.Compiled) COMPILED.compile(writer, contract,
                                contract.ports()))
                                .program(),
                        writer))
                : Optional.empty();
    }

    private static Optional<Pair> pair(RandomAvro avro, int stability) {
        Schema writer = avro.record();
        Schema reader = new RandomSchemaPairs(avro.random(), stability).readerOf(writer);
        return pair(writer, ContractFixture.over(reader).build());
    }

    @Property(tries = 2000)
    void shouldProduceTheSameBytesWhenSchemasDiffer(@ForAll long seed) {
        RandomAvro avro = new RandomAvro(seed);
        pair(avro, 8).ifPresent(pair -> {
            for (int i = 0; i < 5; i++) {
                byte[] bytes = AvroOracle.encode(pair.writer(), avro.value(pair.writer()));
                pair.shouldAgree(bytes);
                if (pair.accepts(bytes)) {
                    assertThat(pair.compiled().referenceRunCount()).isZero();
                } else {
                    break;
                }
            }
        });
    }

    @Property(tries = 500)
    void shouldProduceTheSameBytesWhenArraysAndMapsComeInBlocks(@ForAll long seed) {
        RandomAvro avro = new RandomAvro(seed);
        pair(avro, 15).ifPresent(pair -> {
            for (int i = 0; i < 5; i++) {
                byte[] bytes = AvroBlockEncoder.encode(pair.writer(), avro.value(pair.writer()));
                pair.shouldAgree(bytes);
                if (!pair.accepts(bytes)) {
                    break;
                }
                assertThat(pair.compiled().referenceRunCount()).isZero();
            }
        });
    }

    @Property(tries = 1000)
    void shouldAgreeWhenBytesAreDamaged(@ForAll long seed) {
        RandomAvro avro = new RandomAvro(seed);
        Random random = avro.random();
        pair(avro, random.nextBoolean() ? 10 : 1000).ifPresent(pair -> {
            byte[] bytes = AvroOracle.encode(pair.writer(), avro.value(pair.writer()));
            for (int i = 0; i < 15 && bytes.length > 0; i++) {
                pair.shouldAgree(ByteDamage.to(bytes, random));
            }
        });
    }

    @Property(tries = 200)
    void shouldAgreeWhenBytesEndEarly(@ForAll long seed) {
        RandomAvro avro = new RandomAvro(seed);
        pair(avro, 10).ifPresent(pair -> {
            byte[] bytes = AvroOracle.encode(pair.writer(), avro.value(pair.writer()));
            for (int length = 0; length < bytes.length; length++) {
                pair.shouldAgree(java.util.Arrays.copyOf(bytes, length));
            }
        });
    }

    @Property(tries = 300)
    void shouldAgreeWhenBytesAreNoise(@ForAll long seed, @ForAll byte[] noise) {
        pair(new RandomAvro(seed), 10).ifPresent(pair -> pair.shouldAgree(noise));
    }
}
