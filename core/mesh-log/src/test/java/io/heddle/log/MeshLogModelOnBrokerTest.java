// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.log.ModelWorker.Outcome;
import io.heddle.log.ModelWorker.Result;
import io.heddle.testkit.ChildJvm;
import io.heddle.testkit.SharedBroker;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

/** Compares writers in several processes and threads with a naive model that replays the log sequentially. */
class MeshLogModelOnBrokerTest {
    /** A contended writer on a busy machine may wait longer than the default of 30 s. */
    static final Duration WRITE_TIMEOUT = Duration.ofMinutes(3);

    private final MeshLogConfig config = MeshLogBrokerFixture.newLog().withWriteTimeout(WRITE_TIMEOUT);

    @Test
    void shouldNeitherLoseNorDuplicateWhenManyWritersContend() throws Exception {
        contend(System.nanoTime(), 2, 2, 20);
    }

    @Tag("slow")
    @Test
    void shouldNeitherLoseNorDuplicateWhenManyWritersContendForLong() throws Exception {
        contend(System.nanoTime(), 3, 3, 250);
    }

    private void contend(long seed, int processes, int threads, int commands) throws Exception {
        System.out.println("seed " + seed);
        long begin = System.nanoTime();
        List<Result> results;
        try (MeshLogReader early = MeshLogReader.start(config);
                MeshLogReader late = MeshLogReader.start(config)) {
            assertThat(early.awaitReady(ofSeconds(20))).isTrue();
            results = new ArrayList<>(runAll(seed, processes, threads, commands));
            List<CommittedLogReader.Line> log = CommittedLogReader.read(config);
            System.out.printf(
                    "%d commands of %d processes and %d threads in %d ms: %d records%n",
                    results.size(), processes, threads, (System.nanoTime() - begin) / 1_000_000, log.size());

            Map<String, String> model = replay(seed, log, results);

            long end = log.get(log.size() - 1).offset() + 1;
            assertThat(early.awaitPosition(end, ofSeconds(20))).isTrue();
            assertThat(late.awaitPosition(end, ofSeconds(20))).isTrue();
            assertThat(ModelCommand.descriptions(early.view())).isEqualTo(model);
            assertThat(late.view()).isEqualTo(early.view());
        }
    }

    private List<Result> runAll(long seed, int processes, int threads, int commands) throws Exception {
        AtomicLong acknowledged = new AtomicLong();
        List<Result> results = new ArrayList<>();
        List<ChildJvm> children = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int p = 0; p < processes; p++) {
                children.add(ChildJvm.start(
                        ModelWorkerMain.class,
                        SharedBroker.bootstrapServers(),
                        config.topic(),
                        seed,
                        "process" + p,
                        commands));
            }
            List<Future<List<Result>>> local = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                local.add(pool.submit(
                        new ModelWorker(config, seed, "thread" + t, commands, acknowledged)::run));
            }
            for (Future<List<Result>> future : local) {
                results.addAll(future.get());
            }
            for (ChildJvm child : children) {
                for (String line = child.await("RESULT "); !line.equals("end"); line = child.await("RESULT ")) {
                    results.add(Result.parse(line));
                }
            }
        } finally {
            pool.shutdownNow();
            children.forEach(ChildJvm::close);
        }
        return results;
    }

    /**
     * Replays the log as if its commands had been executed sequentially; each must have written what the model
     * predicts.
     */
    private static Map<String, String> replay(long seed, List<CommittedLogReader.Line> log, List<Result> results) {
        Map<String, String> model = new TreeMap<>();
        Map<Long, Map<String, String>> history = new HashMap<>(Map.of(0L, Map.of()));
        Map<String, Long> written = new HashMap<>();
        for (int i = 0; i < log.size();) {
            String id = log.get(i).command();
            assertThat(written).as("a command is written once").doesNotContainKey(id);
            Map<String, String> expected = command(seed, id).decide(model);
            Map<String, String> actual = new HashMap<>();
            for (; i < log.size() && log.get(i).command().equals(id); i++) {
                actual.put(log.get(i).key().substring("domain/".length()), log.get(i).description());
                written.put(id, log.get(i).offset() + 1);
            }
            assertThat(actual).as("what %s wrote", id).isEqualTo(expected);
            model.putAll(actual);
            history.put(written.getOrDefault(id, -1L), Map.copyOf(model));
        }
        results.forEach(result -> check(seed, result, written, history));
        assertThat(results).as("every written command was acknowledged")
                .filteredOn(result -> result.outcome() == Outcome.COMMITTED)
                .extracting(Result::id)
                .containsAll(written.keySet());
        return model;
    }

    private static void check(
            long seed, Result result, Map<String, Long> written, Map<Long, Map<String, String>> history) {
        assertThat(result.position()).as("answered on what was known: %s", result)
                .isGreaterThanOrEqualTo(result.known());
        if (result.outcome() == Outcome.COMMITTED) {
            assertThat(written).as("an acknowledged command is in the log").containsKey(result.id());
            assertThat(result.position()).isGreaterThanOrEqualTo(written.getOrDefault(result.id(), Long.MAX_VALUE));
        } else {
            assertThat(history).as("a refusal is decided between two commands").containsKey(result.position());
            assertThat(command(seed, result.id()).decide(history.getOrDefault(result.position(), Map.of())))
                    .as("the model refuses %s there, too", result.id())
                    .isEmpty();
        }
    }

    private static ModelCommand command(long seed, String id) {
        int dash = id.lastIndexOf('-');
        return ModelCommand.of(seed, id.substring(0, dash), Integer.parseInt(id.substring(dash + 1)));
    }
}
