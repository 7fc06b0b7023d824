// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.registry.lineage.LineageNode;
import io.heddle.registry.lineage.LineageSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Replicas that overwrite each other on one compacted topic, with any interleaving, converge to the same state. */
class FactReplicationTest {
    private static final long START = 1_767_600_000_000L;
    private static final FactSyncPolicy RULE = new FactSyncPolicy(Duration.ofMinutes(5), Duration.ofDays(90));

    /** The topic; an empty period is a tombstone. Compaction keeps the last record of each fact. */
    private final List<Map.Entry<LineageFact, Optional<ValidityPeriod>>> topic = new ArrayList<>();

    private static final class Replica {
        private final LineageFactStore facts = new LineageFactStore(1_000, RULE);
        private int position;
    }

    @Property(tries = 200)
    void shouldConvergeToTheSameGraphForAnyInterleaving(@ForAll Random random) {
        topic.clear();
        List<Replica> replicas = List.of(new Replica(), new Replica(), new Replica());
        long now = START;
        Map<LineageFact, ValidityPeriod> expectedFacts = new LinkedHashMap<>();
        for (int step = 0; step < 200; step++) {
            Replica replica = replicas.get(random.nextInt(3));
            now += random.nextInt(60_000);
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    LineageFact fact = fact(random.nextInt(5));
                    ValidityPeriod span = new ValidityPeriod(now - random.nextInt(1_000_000), now);
                    expectedFacts.merge(fact, span, ValidityPeriod::union);
                    if (random.nextBoolean()) {
                        replica.facts.merge(fact, span, now);
                    } else {
                        replica.facts.propose(fact, span);
                    }
                }
                case 2 -> read(replica, now, random.nextInt(10));
                default -> write(replica, now, random.nextInt(5) == 0);
            }
        }
        // No more changes: replicas only write what is pending and read it back.
        for (int round = 0; round < 10; round++) {
            now += Duration.ofMinutes(5).toMillis();
            for (Replica replica : replicas) {
                read(replica, now, Integer.MAX_VALUE);
                write(replica, now, false);
            }
        }
        Replica restarted = new Replica();
        compact();
        read(restarted, now, Integer.MAX_VALUE);
        for (Map.Entry<LineageFact, ValidityPeriod> known : expectedFacts.entrySet()) {
            ValidityPeriod expected = known.getValue();
            for (Replica replica : List.of(replicas.get(0), replicas.get(1), replicas.get(2), restarted)) {
                ValidityPeriod span = Objects.requireNonNull(replica.facts.copy().get(known.getKey()));
                assertThat(span.first()).isEqualTo(expected.first());
                assertThat(expected.last() - span.last()).isBetween(0L, Duration.ofMinutes(5).toMillis());
            }
        }
    }

    @Test
    void shouldExpireUnseenFactsInAllReplicas() {
        Replica first = new Replica();
        Replica second = new Replica();
        first.facts.propose(fact(1), new ValidityPeriod(START, START));
        write(first, START, false);
        read(first, START, 9);
        read(second, START, 9);
        assertThat(second.facts.copy()).containsKey(fact(1));

        long later = START + Duration.ofDays(91).toMillis();
        write(first, later, false);
        read(first, later, 9);
        read(second, later, 9);

        assertThat(first.facts.copy()).isEmpty();
        assertThat(second.facts.copy()).isEmpty();
        second.facts.merge(fact(1), new ValidityPeriod(START, START), later);
        assertThat(second.facts.copy()).as("what expired is not taken in again").isEmpty();
    }

    @Test
    void shouldRewriteFactsThatAnotherReplicaExpiredTooEarly() {
        Replica replica = new Replica();
        long later = START + Duration.ofDays(91).toMillis();
        replica.facts.propose(fact(1), new ValidityPeriod(START, later));
        write(replica, later, false);
        topic.add(Map.entry(fact(1), Optional.empty()));
        read(replica, later, 9);
        write(replica, later, false);

        assertThat(topic.get(topic.size() - 1).getValue()).contains(new ValidityPeriod(START, later));
        assertThat(replica.facts.copy()).containsKey(fact(1));
    }

    @Test
    void shouldRewriteAFactThatIsSeenAgainOnlyOccasionally() {
        Replica replica = new Replica();
        for (int second = 0; second < 3_600; second += 10) {
            replica.facts.propose(fact(1), new ValidityPeriod(START + second * 1_000L, START + second * 1_000L));
            write(replica, START + second * 1_000L, false);
            read(replica, START + second * 1_000L, 9);
        }
        assertThat(topic).hasSize(12);
    }

    private void write(Replica replica, long now, boolean failing) {
        for (LineageFactStore.PendingWrite due : replica.facts.takePendingWrites(now, 3)) {
            if (failing) {
                replica.facts.markUnsent(due.fact());
            } else {
                topic.add(Map.entry(due.fact(), due.span()));
            }
        }
    }

    private void read(Replica replica, long now, int maxWrites) {
        for (int n = 0; n < maxWrites && replica.position < topic.size(); n++) {
            Map.Entry<LineageFact, Optional<ValidityPeriod>> entry = topic.get(replica.position++);
            entry.getValue().ifPresentOrElse(
                    span -> replica.facts.confirm(entry.getKey(), span),
                    () -> replica.facts.confirmDeleted(entry.getKey(), now));
        }
    }

    private void compact() {
        Map<LineageFact, Optional<ValidityPeriod>> last = new LinkedHashMap<>();
        topic.forEach(entry -> last.put(entry.getKey(), entry.getValue()));
        topic.clear();
        last.forEach((fact, span) -> topic.add(Map.entry(fact, span)));
    }

    private static LineageFact fact(int n) {
        return new LineageFact.Flow(new LineageNode.Dataset("n", "d" + n), new LineageNode.Application("n", "a"),
                LineageSource.OBSERVED, "x", Optional.empty(), Optional.empty());
    }
}
