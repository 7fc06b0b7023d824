// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.mesh.SlaObjectiveState;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class ProductObservationsTest {
    private static final long BUCKET = 10_000;
    private static final long WINDOW = 300_000;

    /** A gate's counts, this long after the previous ones. */
    record Counted(long after, long accepted, long rejected) {}

    @Provide
    Arbitrary<List<Counted>> counted() {
        return Combinators.combine(
                Arbitraries.longs().between(0, 60_000),
                Arbitraries.longs().between(0, 50),
                Arbitraries.longs().between(0, 50))
                .as(Counted::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 300)
    void shouldCountWhatANaiveRecomputationCounts(@ForAll("counted") List<Counted> all, @ForAll long seed) {
        long now = 1_700_000_000_000L + Math.floorMod(seed, 1_000_000L);
        ProductObservations seen = ProductObservations.NONE;
        List<long[]> naive = new ArrayList<>();
        OptionalLong last = OptionalLong.empty();
        for (Counted counted : all) {
            now += counted.after();
            OptionalLong acceptedAt = counted.accepted() > 0 ? OptionalLong.of(now) : OptionalLong.empty();
            last = acceptedAt.isPresent() ? acceptedAt : last;
            seen = seen.withCounts(new ProductObservations.Counts(counted.accepted(), counted.rejected()), now,
                    acceptedAt, now);
            naive.add(new long[] {now, counted.accepted(), counted.rejected()});
        }
        long begin = Math.floorDiv(now - WINDOW, BUCKET) * BUCKET;
        long accepted = naive.stream().filter(c -> c[0] >= begin).mapToLong(c -> c[1]).sum();
        long rejected = naive.stream().filter(c -> c[0] >= begin).mapToLong(c -> c[2]).sum();

        assertThat(seen.inWindow(now)).isEqualTo(new ProductObservations.Counts(accepted, rejected));
        assertThat(seen.lastAcceptedAt()).isEqualTo(last);
        assertThat(seen.buckets()).hasSizeLessThanOrEqualTo(32);
    }

    @Property(tries = 200)
    void shouldReadBackWhatItWrote(@ForAll("counted") List<Counted> all) {
        long now = 1_700_000_000_000L;
        ProductObservations seen = ProductObservations.NONE;
        TreeMap<String, ObjectiveStatus> objectives = new TreeMap<>();
        for (Counted counted : all) {
            now += counted.after();
            seen = seen.withCounts(
                    new ProductObservations.Counts(counted.accepted(), counted.rejected()), now, OptionalLong.of(now),
                    now);
            objectives.put(
                    "objective-" + counted.accepted(),
                    new ObjectiveStatus(SlaObjectiveState.BREACHED, now, now, counted.rejected() > 10));
        }
        ProductMonitorState state = ProductMonitorState.NEW.withObservations(seen).withObjectives(objectives)
                .retired().enforced(now).withObjectives(objectives);

        assertThat(ProductMonitorStateCodec.decode(ProductMonitorStateCodec.encode(state))).isEqualTo(state);
    }
}
