// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class PartitionSelectionTest {
    /** The relevant parts of a rejection; its offset is its index in the list. */
    record Written(@Nullable String key, long first) {}

    @Provide
    Arbitrary<List<Written>> partition() {
        Arbitrary<Written> one = Combinators.combine(
                Arbitraries.of("a", "b", "c").injectNull(0.2), Arbitraries.longs().between(0, 30))
                .as(Written::new);
        return one.list().ofMaxSize(40);
    }

    @Property(tries = 500)
    void shouldOrderEachKeyByFirstWriteAndKeepTheRestInPlace(@ForAll("partition") List<Written> partition) {
        PartitionSelection choice = new PartitionSelection();
        for (int i = 0; i < partition.size(); i++) {
            Written written = partition.get(i);
            choice.add(
                    new RejectedRecord(0, i, "r", "", "t", written.first(), Instant.EPOCH, Instant.EPOCH,
                            Optional.empty(), Optional.empty(), List.of()),
                    new ConsumerRecord<>("t", 0, i, QuarantinedProductFixture.bytes(written.key()), new byte[0]));
        }

        long[] order = choice.orderedOffsets();

        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(LongStream.range(0, partition.size()).toArray());
        Map<String, Long> last = new HashMap<>();
        for (int slot = 0; slot < order.length; slot++) {
            Written taken = partition.get((int) order[slot]);
            // Each position keeps its key, so that the relative order of the keys does not change.
            assertThat(taken.key()).isEqualTo(partition.get(slot).key());
            if (taken.key() == null) {
                assertThat(order[slot]).isEqualTo(slot);
            } else {
                assertThat(taken.first()).isGreaterThanOrEqualTo(last.getOrDefault(taken.key(), 0L));
                last.put(taken.key(), taken.first());
            }
        }
    }
}
