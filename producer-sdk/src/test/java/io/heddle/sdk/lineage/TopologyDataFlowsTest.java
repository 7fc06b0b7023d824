// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.lineage;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.TableJoined;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class TopologyDataFlowsTest {
    private static final Consumed<String, String> STRINGS = Consumed.with(Serdes.String(), Serdes.String());

    private final StreamsBuilder builder = new StreamsBuilder();

    @Test
    void shouldFollowRepartitionAndForeignKeyTopicsWithoutReportingThem() {
        KTable<String, String> customers = builder.stream("customers", STRINGS)
                .repartition(Repartitioned.<String, String>as("by-id"))
                .toTable();
        builder.table("orders", STRINGS)
                .join(customers, order -> order, (order, customer) -> customer, TableJoined.as("join-customer"))
                .toStream()
                .to("joined");

        assertThat(parts()).containsExactly(part(Set.of("customers", "orders"), Set.of("joined")));
    }

    @Test
    void shouldFollowForeignKeyTopicsThatTheUserDidNotName() {
        KTable<String, String> customers = builder.table("customers", STRINGS);
        builder.table("orders", STRINGS)
                .join(customers, order -> order, (order, customer) -> customer)
                .toStream()
                .to("joined");

        assertThat(parts()).containsExactly(part(Set.of("customers", "orders"), Set.of("joined")));
    }

    @Test
    void shouldFollowThroughSeveralInternalTopics() {
        builder.stream("a", STRINGS)
                .groupBy((key, value) -> value, Grouped.as("one"))
                .count()
                .toStream()
                .groupBy((key, value) -> key, Grouped.with("two", Serdes.String(), Serdes.Long()))
                .count()
                .toStream()
                .to("z", Produced.with(Serdes.String(), Serdes.Long()));

        assertThat(parts()).containsExactly(part(Set.of("a"), Set.of("z")));
    }

    @Test
    void shouldSeparateIndependentParts() {
        builder.stream("b", STRINGS).to("y");
        builder.stream("a", STRINGS).to("x");

        assertThat(parts()).containsExactly(part(Set.of("a"), Set.of("x")), part(Set.of("b"), Set.of("y")));
    }

    @Test
    void shouldReportAnOwnTopicBetweenTwoParts() {
        builder.stream("a", STRINGS).to("middle");
        builder.stream("middle", STRINGS).to("z");

        assertThat(parts())
                .containsExactly(part(Set.of("a"), Set.of("middle")), part(Set.of("middle"), Set.of("z")));
    }

    @Test
    void shouldReportATopicThatOnlyLooksInternal() {
        builder.stream("theirs-repartition", STRINGS).to("out");

        assertThat(parts()).containsExactly(part(Set.of("theirs-repartition"), Set.of("out")));
    }

    @Test
    void shouldNotGuessTopicsOfPatternsAndDynamicRouting() {
        builder.stream(Pattern.compile("logs-.*"), STRINGS).to("known");
        builder.stream("read", STRINGS).to((key, value, context) -> value);
        builder.stream(Pattern.compile("other-.*"), STRINGS).to((key, value, context) -> value);

        assertThat(parts()).containsExactly(part(Set.of(), Set.of("known")), part(Set.of("read"), Set.of()));
    }

    @Test
    void shouldCountAGlobalTableAsAnInputWhenThereIsOnePartOnly() {
        var rates = builder.globalTable("rates", STRINGS);
        builder.stream("orders", STRINGS)
                .join(rates, (key, value) -> value, (order, rate) -> rate)
                .to("priced");

        assertThat(parts()).containsExactly(part(Set.of("orders", "rates"), Set.of("priced")));
    }

    @Test
    void shouldNotAssignAGlobalTableWhenThereAreSeveralParts() {
        builder.globalTable("rates", STRINGS);
        builder.stream("a", STRINGS).to("x");
        builder.stream("b", STRINGS).to("y");

        assertThat(parts()).containsExactly(
                part(Set.of("rates"), Set.of()), part(Set.of("a"), Set.of("x")), part(Set.of("b"), Set.of("y")));
    }

    @Test
    void shouldReportACycle() {
        builder.stream("a", STRINGS).to("a");

        assertThat(parts()).containsExactly(part(Set.of("a"), Set.of("a")));
    }

    private List<JobDataFlow> parts() {
        return TopologyDataFlows.of(builder.build().describe());
    }

    private static JobDataFlow part(Set<String> inputs, Set<String> outputs) {
        return JobDataFlow.of(inputs, outputs);
    }
}
