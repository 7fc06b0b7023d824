// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.contract.ProductId;
import io.heddle.contract.mesh.GateMetricsCodec;
import io.heddle.contract.mesh.MeshSchemas;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.governance.gate.config.GateTuning;
import io.heddle.governance.gate.internal.cluster.MetricsSchema;
import io.heddle.governance.gate.internal.decision.RecordDecision;
import io.heddle.governance.gate.internal.metrics.CommittedCounts;
import io.heddle.governance.gate.internal.metrics.MetricsRecordFactory;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.governance.gate.internal.record.OutputRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the producer of a stream thread sends by itself: records on the direct path, and the counts of a commit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsProducerOnBrokerTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Instant OLD = Instant.parse("2026-01-02T03:04:05.678Z");
    private final GovernanceClusterFixture cluster = new GovernanceClusterFixture();
    private final MetricsSchema metricsSchema = new MetricsSchema();

    MetricsProducerOnBrokerTest() {
        metricsSchema.follow(CustomerProductFixture.viewOf("direct.any"));
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    void shouldKeepTimestampPartitionAndHeadersWhenARecordIsSentDirectly() throws Exception {
        cluster.createTopics(3, "direct.kept.v1");
        StreamThreadContext thread = thread();
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id", "a-1".getBytes(StandardCharsets.UTF_8));
        try (MetricsProducer producer = producer("direct-kept", thread, GateTuning.Guarantee.EXACTLY_ONCE)) {
            producer.initTransactions();
            producer.beginTransaction();
            OutputRecord output = new OutputRecord("direct.kept.v1", 2, new byte[] {1}, new byte[] {2});
            assertThat(thread.send(output, OLD.toEpochMilli(), headers)).isTrue();
            producer.commitTransaction();
        }

        // The broker completes a commit after it has answered.
        await().atMost(SOON).until(() -> !cluster.readCommitted("direct.kept.v1").isEmpty());
        assertThat(cluster.readCommitted("direct.kept.v1")).singleElement().satisfies(sent -> {
            assertThat(sent.timestamp()).isEqualTo(OLD.toEpochMilli());
            assertThat(sent.partition()).isEqualTo(2);
            assertThat(sent.key()).containsExactly(1);
            assertThat(sent.value()).containsExactly(2);
            assertThat(sent.headers()).isEqualTo(headers);
        });
    }

    @Test
    void shouldNotSendTheCountsOfAnAbortedTransactionAgain() {
        StreamThreadContext thread = thread();
        try (MetricsProducer producer = producer("direct-aborted", thread, GateTuning.Guarantee.EXACTLY_ONCE)) {
            producer.initTransactions();
            producer.beginTransaction();
            count(thread, "direct.aborted", 5);
            producer.flush();
            count(thread, "direct.aborted", 7);
            producer.abortTransaction();
            producer.beginTransaction();
            count(thread, "direct.aborted", 2);
            producer.commitTransaction();
        }

        await().atMost(SOON).until(() -> !acceptedOnMetrics("direct.aborted").isEmpty());
        assertThat(acceptedOnMetrics("direct.aborted")).containsExactly(2L);
    }

    @Test
    void shouldNotSendTheCountsOfAClosedProducerWithTheNext() {
        StreamThreadContext thread = thread();
        try (MetricsProducer producer = producer("direct-closed", thread, GateTuning.Guarantee.EXACTLY_ONCE)) {
            producer.initTransactions();
            producer.beginTransaction();
            count(thread, "direct.closed", 5);
        }
        try (MetricsProducer producer = producer("direct-closed", thread, GateTuning.Guarantee.EXACTLY_ONCE)) {
            producer.initTransactions();
            producer.beginTransaction();
            count(thread, "direct.closed", 2);
            producer.commitTransaction();
        }

        await().atMost(SOON).until(() -> !acceptedOnMetrics("direct.closed").isEmpty());
        assertThat(acceptedOnMetrics("direct.closed")).containsExactly(2L);
    }

    private List<Long> acceptedOnMetrics(String product) {
        return cluster.readCommitted("mesh.metrics").stream()
                .filter(sent -> product.equals(new String(sent.key(), StandardCharsets.UTF_8)))
                .map(MetricsProducerOnBrokerTest::accepted)
                .toList();
    }

    private static long accepted(ConsumerRecord<byte[], byte[]> metrics) {
        return GateMetricsCodec.decode(metrics.value(), MeshSchemas.metrics()).orElseThrow().counts().accepted();
    }

    private static void count(StreamThreadContext thread, String product, int records) {
        String ingest = product + ".v1.ingest";
        for (int i = 0; i < records; i++) {
            IngestRecord record = new IngestRecord(ingest, 0, i, 0, null, null, new RecordHeaders());
            thread.transactionCounts().countsOf(ProductId.parse(product), ingest, 0).count(product + "@1.0.0",
                    new RecordDecision.Publish(List.of(), new RecordHeaders(), List.of(), 0, List.of()), record, 1);
        }
    }

    private static StreamThreadContext thread() {
        return new StreamThreadContext(StreamThreadContextsTest.holdingAll());
    }

    private MetricsProducer producer(String transactionalId, StreamThreadContext thread,
            GateTuning.Guarantee guarantee) {
        Map<String, Object> config = new HashMap<>(cluster.properties());
        config.put("transactional.id", transactionalId);
        return new MetricsProducer(config, thread, GateTuning.DEFAULT.withGuarantee(guarantee),
                new MetricsRecordFactory(metricsSchema), new CommittedCounts());
    }
}
