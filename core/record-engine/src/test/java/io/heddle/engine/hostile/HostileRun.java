// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.hostile;

import io.heddle.contract.Contract;
import io.heddle.contract.Mask;
import io.heddle.contract.ReasonCode;
import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.CompilationResult;
import io.heddle.engine.FixedKeyProvider;
import io.heddle.engine.ProgramRunner;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.RecordOutputs;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import io.heddle.engine.keys.KeyProvider;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs the corpus in a separate process with a small heap: each case as it is and with every field masked, on the slow
 * path and on the fast path; accepted records must give the same bytes as the reference engine. Arguments: the engines'
 * class names.
 */
public final class HostileRun {
    private static final long MAX_NANOS = 20_000_000_000L;

    private final Map<String, Integer> counts = new TreeMap<>();

    private HostileRun() {}

    public static void main(String[] engines) throws ReflectiveOperationException {
        boolean complete = true;
        for (String name : engines) {
            RecordEngine engine = Class.forName(name)
                    .asSubclass(RecordEngine.class)
                    .getConstructor(KeyProvider.class)
                    .newInstance(new FixedKeyProvider());
            complete &= new HostileRun().run(engine);
        }
        System.exit(complete ? 0 : 1);
    }

    private boolean run(RecordEngine engine) {
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
        System.out.println(
                "hostile corpus: " + count + " cases against " + engine.getClass().getSimpleName() + " with a heap of "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MB, " + failed + " failed");
        counts.forEach((what, times) -> System.out.printf("%,7d  %s%n", times, what));
        return failed == 0;
    }

    private Optional<String> problem(RecordEngine engine, HostileCase attack) {
        try {
            long start = cpuNanos();
            byte[] bytes = attack.bytes().get();
            Optional<String> problem = Optional.empty();
            if (!attack.itemsMasked()) {
                problem = problem(engine, attack, ContractFixture.over(attack.contract()).build(), bytes);
            }
            if (problem.isEmpty()) {
                problem = problem(engine, attack, masked(attack), bytes).map(text -> "masked: " + text);
            }
            long elapsed = cpuNanos() - start;
            return problem.isEmpty() && elapsed > MAX_NANOS
                    ? Optional.of("took " + elapsed / 1_000_000 + " ms")
                    : problem;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return Optional.of("threw " + e);
        }
    }

    private Optional<String> problem(RecordEngine engine, HostileCase attack, Contract contract, byte[] bytes) {
        RecordProgram program = program(engine, attack, contract);
        Verdict verdict = program.run(bytes, 0, bytes.length, ProgramRunner.NOW);
        count("run: " + word(verdict));
        Optional<String> problem = compare(attack.reason(), verdict);
        if (problem.isPresent()) {
            return problem;
        }
        RecordOutputs outputs = new RecordOutputs(contract.ports().size(), 5);
        boolean accepts = program.accept(bytes, 0, bytes.length, ProgramRunner.NOW, outputs);
        count("accept: " + (accepts ? "yes" : "no"));
        if (!(verdict instanceof Verdict.Accepted accepted)) {
            return accepts ? Optional.of("accepted the short way only") : Optional.empty();
        }
        // An engine may use the slow path for any record.
        if (accepts && !Arrays.equals(outputs.bytes(0), 5, outputs.bytes(0).length, accepted.outputs().get(0), 0,
                accepted.outputs().get(0).length)) {
            return Optional.of("the short way gives another output");
        }
        if (engine instanceof AvroRecordEngine) {
            return Optional.empty();
        }
        Verdict reference = program(new AvroRecordEngine(new FixedKeyProvider()), attack, contract).run(bytes, 0,
                bytes.length, ProgramRunner.NOW);
        return reference instanceof Verdict.Accepted expected
                && Arrays.equals(expected.outputs().get(0), accepted.outputs().get(0))
                        ? Optional.empty()
                        : Optional.of("the output is not that of the reference engine");
    }

    /** The thread's CPU time, which does not depend on the load of the machine. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Contract masked(HostileCase attack) {
        ContractFixture contract = ContractFixture.over(attack.contract());
        for (Schema.Field field : attack.contract().getFields().subList(0,
                Math.min(100, attack.contract().getFields().size()))) {
            String items = field.schema().getType() == Schema.Type.MAP ? "{}" : "[]";
            contract.mask(field.name() + (attack.itemsMasked() ? items : ""), new Mask.Hash());
        }
        return contract.build();
    }

    private static RecordProgram program(RecordEngine engine, HostileCase attack, Contract contract) {
        return ((CompilationResult.Compiled) engine.compile(attack.writer(), contract, contract.ports())).program();
    }

    private static Optional<String> compare(Optional<ReasonCode> expected, Verdict verdict) {
        String expectedOutcome = expected.map(ReasonCode::code).orElse("accepted");
        return word(verdict).equals(expectedOutcome)
                ? Optional.empty()
                : Optional.of("was " + word(verdict) + " and not " + expectedOutcome);
    }

    private static String word(Verdict verdict) {
        return verdict instanceof Verdict.Rejected rejected ? rejected.reason().code() : "accepted";
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
