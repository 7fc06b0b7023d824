// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.hostile;

import io.heddle.contract.Contract;
import io.heddle.contract.Mask;
import io.heddle.contract.ReasonCode;
import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.Compilation;
import io.heddle.engine.Programs;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.TestContract;
import io.heddle.engine.TestKeys;
import io.heddle.engine.Verdict;
import io.heddle.engine.keys.KeyProvider;
import org.apache.avro.Schema;

import java.util.Arrays;
import java.util.Optional;

/**
 * Runs the corpus in a process of its own, so that its heap can be small: each case as it is and with every field masked,
 * and what is accepted must give the bytes that the reference engine gives. Arguments: the engines' class names.
 */
public final class HostileRun {
    private static final long MOST_NANOS = 20_000_000_000L;

    private HostileRun() {}

    public static void main(String[] engines) throws ReflectiveOperationException {
        boolean whole = true;
        for (String name : engines) {
            RecordEngine engine = Class.forName(name)
                    .asSubclass(RecordEngine.class)
                    .getConstructor(KeyProvider.class)
                    .newInstance(new TestKeys());
            whole &= run(engine);
        }
        System.exit(whole ? 0 : 1);
    }

    private static boolean run(RecordEngine engine) {
        int failed = 0;
        int count = 0;
        for (HostileCase attack : HostileCorpus.all()) {
            count++;
            Optional<String> problem = problem(engine, attack);
            if (problem.isPresent()) {
                failed++;
                System.out.println("FAILED " + attack.name() + ": " + problem.get());
            }
        }
        System.out.println("hostile corpus: " + count + " cases against " + engine.getClass().getSimpleName() + " with a heap of "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MB, " + failed + " failed");
        return failed == 0;
    }

    private static Optional<String> problem(RecordEngine engine, HostileCase attack) {
        try {
            long start = System.nanoTime();
            byte[] bytes = attack.bytes().get();
            Contract plain = TestContract.over(attack.schema()).build();
            Verdict verdict = verdict(engine, plain, bytes);
            Optional<String> problem = compare(attack.reason(), verdict);
            if (problem.isEmpty()) {
                problem = compare(attack.reason(), verdict(engine, masked(attack.schema()), bytes)).map(text -> "masked: " + text);
            }
            if (problem.isEmpty() && verdict instanceof Verdict.Accepted accepted && !(engine instanceof AvroRecordEngine)) {
                Verdict reference = verdict(new AvroRecordEngine(new TestKeys()), plain, bytes);
                problem = reference instanceof Verdict.Accepted expected && Arrays.equals(expected.outputs().get(0), accepted.outputs().get(0))
                        ? Optional.empty()
                        : Optional.of("the output is not that of the reference engine");
            }
            long took = System.nanoTime() - start;
            return problem.isEmpty() && took > MOST_NANOS ? Optional.of("took " + took / 1_000_000 + " ms") : problem;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return Optional.of("threw " + e);
        }
    }

    private static Contract masked(Schema schema) {
        TestContract contract = TestContract.over(schema);
        schema.getFields().stream().limit(100).forEach(field -> contract.mask(field.name(), new Mask.Hash()));
        return contract.build();
    }

    private static Verdict verdict(RecordEngine engine, Contract contract, byte[] bytes) {
        Compilation compilation = engine.compile(contract.valueSchema(), contract, contract.ports());
        return ((Compilation.Compiled) compilation).program().run(bytes, 0, bytes.length, Programs.NOW);
    }

    private static Optional<String> compare(Optional<ReasonCode> expected, Verdict verdict) {
        Optional<ReasonCode> found = verdict instanceof Verdict.Rejected rejected ? Optional.of(rejected.reason()) : Optional.empty();
        return found.equals(expected)
                ? Optional.empty()
                : Optional.of("was " + found.map(ReasonCode::code).orElse("accepted") + " and not "
                        + expected.map(ReasonCode::code).orElse("accepted"));
    }
}
