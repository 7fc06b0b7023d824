// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.contract.MeshTopics;
import io.heddle.registry.MeshBrokerLease;
import io.heddle.registry.cluster.ClusterAdmin;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.lineage.DatasetAlias;
import io.heddle.registry.lineage.Lineage;
import io.heddle.registry.lineage.LineageAnswer;
import io.heddle.registry.lineage.LineageClaim;
import io.heddle.registry.lineage.LineageQuestion;
import io.heddle.registry.problem.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** From receiving an event, over a real topic, to claims. */
class LineageTopicOnBrokerTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static MeshBrokerLease broker;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T12:00:07Z"), ZoneOffset.UTC);

    private static RegistryConfig config;
    private static ClusterAdmin admin;
    private static LineageTopic topic;
    private static LineageEventReceiver intake;

    @BeforeAll
    static void start() {
        broker = MeshBrokerLease.acquire();
        config = config(broker.bootstrapServers());
        admin = new ClusterAdmin(config);
        topic = new LineageTopic(config, admin);
        topic.ensure();
        intake = new LineageEventReceiver(topic, config, CLOCK);
    }

    @AfterAll
    static void stop() throws Exception {
        topic.close();
        admin.admin().close();
        broker.close();
    }

    @Test
    void shouldCreateTheTopicOnceWithAWeekOfRetention() throws Exception {
        topic.ensure();

        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, MeshTopics.LINEAGE.value());
        try (Admin client = broker.admin()) {
            Config found = Objects.requireNonNull(client.describeConfigs(List.of(resource)).all().get().get(resource));
            assertThat(found.get("retention.ms").value()).isEqualTo("604800000");
            assertThat(found.get("cleanup.policy").value()).isEqualTo("delete");
            assertThat(found.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
        }
    }

    @Test
    void shouldReachEveryReaderFromTheStartViaHttpOrKafka() throws Exception {
        intake.receive(OpenLineageEventsFixture.bytes(job("http")));
        direct(OpenLineageEventsFixture.bytes(job("kafka")));
        Graph first = new Graph();
        Graph second = new Graph();
        LineageTopicReader one = reader(first);
        LineageTopicReader other = reader(second);
        one.start();
        Awaitility.await().atMost(SOON).until(() -> first.jobs().containsAll(Set.of("http", "kafka")));
        intake.receive(OpenLineageEventsFixture.bytes(job("late")));
        other.start();

        Awaitility.await().atMost(SOON).until(() -> first.jobs().contains("late") && second.jobs().contains("late"));
        assertThat(first.claims).isEqualTo(second.claims).isNotEmpty();
        one.close();
        other.close();
    }

    @Test
    void shouldSkipAndCountMalformedEvents() throws Exception {
        direct("{\"not\": \"an event\"}".getBytes(StandardCharsets.UTF_8));
        direct(new byte[] {(byte) 0xff, 0, 1});
        direct("[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        direct(null);
        direct(new byte[OpenLineageLimits.EVENT_BYTES + 1]);
        direct(OpenLineageEventsFixture.bytes(job("after the rubbish")));
        Graph graph = new Graph();
        LineageTopicReader reader = reader(graph);
        reader.start();

        Awaitility.await().atMost(SOON).until(() -> graph.jobs().contains("after the rubbish"));
        assertThat(reader.skippedCount()).isEqualTo(5);
        reader.close();
    }

    @Test
    void shouldKeepTheValidEventsOfABatchAndReportTheOthers() throws Exception {
        ObjectNode bad = job("bad");
        bad.remove(List.of("job", "inputs", "outputs"));
        ObjectNode odd = job("odd one of batch");
        odd.remove("schemaURL");
        String batch = "[" + job("first of batch") + "," + bad + ",7," + odd + "," + job("last of batch") + "]";

        LineageBatchResult result = intake.receiveBatch(batch.getBytes(StandardCharsets.UTF_8));

        assertThat(result.received()).isEqualTo(5);
        assertThat(result.accepted()).isEqualTo(3);
        assertThat(result.noticed()).singleElement().satisfies(noticed -> {
            assertThat(noticed.index()).isEqualTo(3);
            assertThat(noticed.notices()).extracting(LineageEventNotice::path).containsExactly("schemaURL");
        });
        assertThat(result.failed()).extracting(LineageBatchResult.Failed::index).containsExactly(1, 2);
        assertThat(result.failed()).noneMatch(LineageBatchResult.Failed::retriable);
        Graph graph = new Graph();
        LineageTopicReader reader = reader(graph);
        reader.start();
        Awaitility.await().atMost(SOON).until(() -> graph.jobs().contains("last of batch"));
        assertThat(graph.jobs()).contains("first of batch", "odd one of batch").doesNotContain("bad");
        reader.close();
    }

    @Test
    void shouldReadTheGoodPartsOfAnOddEventThatNobodyAnswers() throws Exception {
        String odd = job("odd on the topic").toString()
                .replace("2026-01-31T12:00:00.000Z", "2026-01-31 12:00:00")
                .replace("\"inputs\":[", "\"extra\":1,\"extra\":2,\"inputs\":[7,");
        direct(odd.getBytes(StandardCharsets.UTF_8));
        direct(OpenLineageEventsFixture.bytes(job("after the odd one")));
        Graph graph = new Graph();
        LineageTopicReader reader = reader(graph);
        reader.start();

        Awaitility.await().atMost(SOON).until(() -> graph.jobs().contains("after the odd one"));
        assertThat(graph.jobs()).contains("odd on the topic");
        assertThat(reader.noticedCount()).isPositive();
        reader.close();
    }

    @Test
    void shouldCountEventsByHowMuchOfThemCounts() throws Exception {
        SimpleMeterRegistry own = new SimpleMeterRegistry();
        Graph graph = new Graph();
        LineageTopicReader reader = new LineageTopicReader(config, graph, own);
        direct("7".getBytes(StandardCharsets.UTF_8));
        ObjectNode odd = job("odd in the metric");
        odd.remove("schemaURL");
        direct(OpenLineageEventsFixture.bytes(odd));
        direct(OpenLineageEventsFixture.bytes(job("last in the metric")));
        reader.start();

        Awaitility.await().atMost(SOON).until(() -> graph.jobs().contains("last in the metric"));
        assertThat(own.get("heddle.lineage.events").tag("result", "partial").functionCounter().count()).isPositive();
        assertThat(own.get("heddle.lineage.events").tag("result", "skipped").functionCounter().count()).isPositive();
        assertThat(own.get("heddle.lineage.events").tag("result", "complete").functionCounter().count())
                .isEqualTo((double) (reader.acceptedCount() - reader.noticedCount()));
        reader.close();
    }

    @Test
    void shouldAcceptAnEventOfTheMaximumSizeButNotOneByteMore() {
        ObjectNode event = job("large");
        int room =
                OpenLineageLimits.EVENT_BYTES - OpenLineageEventsFixture.bytes(event).length - "\"pad\":\"\",".length();
        event.put("pad", "x".repeat(room));
        assertThat(OpenLineageEventsFixture.bytes(event)).hasSize(OpenLineageLimits.EVENT_BYTES);

        intake.receive(OpenLineageEventsFixture.bytes(event));

        event.put("pad", "x".repeat(room + 1));
        assertThatThrownBy(() -> intake.receive(OpenLineageEventsFixture.bytes(event)))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(413));
    }

    @Test
    void shouldReportAnUnknownOutcomeWhenKafkaIsUnavailable() throws Exception {
        RegistryConfig unreachable = config("127.0.0.1:1");
        LineageTopic unreachableTopic = new LineageTopic(unreachable, new ClusterAdmin(unreachable));

        assertThatThrownBy(
                () -> new LineageEventReceiver(unreachableTopic, config, CLOCK)
                        .receive(OpenLineageEventsFixture.bytes(job("unlucky"))))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().status()).isEqualTo(503);
                    assertThat(e.problem().code()).isEqualTo("kafka.unavailable");
                    assertThat(e.problem().fix()).contains("send the same event again");
                });
        unreachableTopic.close();
    }

    private static LineageTopicReader reader(Graph graph) {
        return new LineageTopicReader(config, graph, new SimpleMeterRegistry());
    }

    private static void direct(byte @Nullable [] value) throws Exception {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "max.request.size", 4 << 20);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(MeshTopics.LINEAGE.value(), value)).get();
        }
    }

    private static ObjectNode job(String name) {
        ObjectNode event = OpenLineageEventsFixture.customerOrders();
        event.withObject("/job").put("name", name);
        return event;
    }

    private static RegistryConfig config(String bootstrapServers) {
        return new RegistryConfig("test", "127.0.0.1", 0, Map.of("bootstrap.servers", bootstrapServers),
                URI.create("http://127.0.0.1:1"), Map.of(), Duration.ofSeconds(2));
    }

    /** Records the merged claims. */
    private static final class Graph implements Lineage {
        private final Set<LineageClaim> claims = ConcurrentHashMap.newKeySet();

        @Override
        public LineageAnswer ask(LineageQuestion question) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LineageQuestion.Level levelOf(String node) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void join(Collection<DatasetAlias> aliases) {
            // No test here asks for joined datasets.
        }

        @Override
        public void merge(Collection<LineageClaim> more) {
            claims.addAll(more);
        }

        List<String> jobs() {
            return claims.stream()
                    .flatMap(claim -> claim.via().stream())
                    .map(via -> via.name())
                    .toList();
        }
    }
}
