// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.engine.generated.AvroBlockEncoder;
import io.heddle.engine.generated.ByteDamage;
import io.heddle.engine.generated.RandomAvro;
import io.heddle.engine.generated.RandomContracts;
import io.heddle.engine.generated.RandomSchemaPairs;
import io.heddle.engine.generated.SchemaPairSeeds;
import org.apache.avro.Schema;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs both engines on generated records, intact and damaged, and counts the outcomes. Stops at the first difference.
 * Not thread-safe: one per thread.
 */
final class EngineComparison {
    private final int recordsPerPair;
    private final Map<String, Long> counts = new TreeMap<>();

    EngineComparison(int recordsPerPair) {
        this.recordsPerPair = recordsPerPair;
    }

    /** Compares one pair per seed until the seeds are exhausted. */
    Map<String, Long> run(SchemaPairSeeds seeds) {
        seeds.forEach(seed -> {
            long before = counts.getOrDefault("records", 0L);
            pair(seed);
            return counts.getOrDefault("records", 0L) - before;
        });
        return counts;
    }

    private void pair(long seed) {
        RandomAvro avro = new RandomAvro(seed);
        Random random = avro.random();
        Schema writer = avro.record();
        Schema reader = random.nextInt(4) == 0
                ? writer
                : new RandomSchemaPairs(random, 4 + random.nextInt(20)).readerOf(writer);
        Contract contract = new RandomContracts(random, random.nextBoolean(), random.nextInt(3) == 0).over(reader);
        count("schema pairs");
        Optional<EnginePair> engines = EnginePair.of(writer, contract);
        if (engines.isEmpty()) {
            count("schema pairs, incompatible");
            return;
        }
        for (int i = 0; i < recordsPerPair; i++) {
            byte[] bytes = random.nextInt(8) == 0
                    ? AvroBlockEncoder.encode(writer, avro.value(writer))
                    : AvroOracle.encode(writer, avro.value(writer));
            boolean damaged = random.nextInt(3) == 0 && bytes.length > 0;
            compare(seed, engines.get(), damaged ? ByteDamage.to(bytes, random) : bytes, damaged);
        }
    }

    private void compare(long seed, EnginePair engines, byte[] bytes, boolean damaged) {
        long referenceRunsBefore = engines.referenceRunCount();
        try {
            Verdict verdict = engines.agree(bytes);
            count("records");
            if (damaged) {
                count("records, damaged");
            }
            count(verdict instanceof Verdict.Rejected rejected ? "rejected, " + rejected.reason().code() : "accepted");
            if (engines.referenceRunCount() > referenceRunsBefore && verdict instanceof Verdict.Accepted accepted) {
                count(damaged ? "accepted, damaged, decided by the reference" : "accepted, decided by the reference");
                assertThat(damaged || !accepted.warnings().isEmpty()).isTrue();
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    private void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }
}
