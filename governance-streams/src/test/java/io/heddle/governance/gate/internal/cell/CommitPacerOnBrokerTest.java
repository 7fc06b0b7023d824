// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.contract.DomainName;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.governance.fixture.RecordingEventPublisher;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.config.GateConfig;
import io.heddle.governance.gate.internal.admission.AdmissionControl;
import io.heddle.governance.gate.internal.admission.RecordReadiness;
import io.heddle.governance.gate.internal.admission.RetryProbe;
import io.heddle.governance.gate.internal.cluster.MetricsSchema;
import io.heddle.governance.gate.internal.cluster.TopicDirectory;
import io.heddle.governance.gate.internal.cluster.TopicIds;
import io.heddle.governance.gate.internal.decision.ParallelDecider;
import io.heddle.governance.gate.internal.decision.RecordDeciderFixture;
import io.heddle.governance.gate.internal.metrics.CommittedCounts;
import io.heddle.governance.gate.internal.metrics.MetricsRecordFactory;
import io.heddle.governance.gate.internal.plan.PlanCompiler;
import io.heddle.governance.gate.internal.plan.PlanRegistry;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import io.heddle.governance.gate.internal.schema.SchemaLookup;
import io.heddle.governance.gate.internal.schema.SchemaViolationReporter;
import io.heddle.governance.gate.internal.schema.WriterSchemaResolver;
import io.heddle.log.MeshView;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import static org.awaitility.Awaitility.await;

/**
 * A cell whose own Kafka Streams application would commit only every 10 minutes, so that each commit in this test is
 * one that {@link CommitPacer} requested.
 */
class CommitPacerOnBrokerTest {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final DomainName DOMAIN = new DomainName("pace");
    private static final String PRODUCT = "pace.test";

    private final GovernanceClusterFixture cluster = new GovernanceClusterFixture();
    private final MeshView view = CustomerProductFixture.viewOf(PRODUCT);
    private final MetricsSchema metricsSchema = new MetricsSchema();
    private final PlanRegistry plans = new PlanRegistry(
            new PlanCompiler(new ReferenceEngine(), Duration.ofMinutes(1)),
            new WriterSchemaResolver(id -> new SchemaLookup.Answer.Unknown(), WriterSchemaResolver.Retry.DEFAULT),
            new SchemaViolationReporter(new RecordingEventPublisher(), Clock.systemUTC()), Runnable::run);

    @TempDir
    private Path stateDir = Path.of("");

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void shouldCommitBeforeKafkaStreamsDoesEvenWithoutNewRecords() throws Exception {
        cluster.createProduct(PRODUCT, 4);
        plans.follow(view);
        metricsSchema.follow(view);
        try (KafkaStreams streams = cell()) {
            streams.start();
            for (int i = 1; i <= 4; i++) {
                int visible = i;
                cluster.send(PRODUCT + ".v1.ingest", i % 4, CustomerProductFixture.key(i),
                        CustomerProductFixture.value(i, "a@b.c", i));
                cluster.flush();
                await().atMost(SOON).until(() -> cluster.readCommitted(PRODUCT + ".v1").size() == visible);
            }
        }
    }

    private KafkaStreams cell() {
        GateConfig config = GateConfig.of(
                cluster.properties(), URI.create("http://127.0.0.1:1"), () -> Optional.of(view), new ReferenceEngine(),
                stateDir);
        Map<String, Object> properties = new HashMap<>(CellStreamsConfig.of(DOMAIN, config).originals());
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Duration.ofMinutes(10).toMillis());
        properties.put(StreamsConfig.producerPrefix("transaction.timeout.ms"), (int) Duration.ofMinutes(15).toMillis());
        RetryProbe retryProbe = new RetryProbe(record -> {}, Runnable::run, System::nanoTime);
        StreamThreadContexts contexts = new StreamThreadContexts(() -> new AdmissionControl(
                new RecordReadiness(plans, new AllTopics(), metricsSchema, retryProbe), Clock.systemUTC()));
        return new KafkaStreams(
                CellTopology.of(
                        DOMAIN,
                        topic -> PlanIncompleteException.requirePresent(plans.current(topic)),
                        () -> ParallelDecider.singleThreaded(() -> RecordDeciderFixture.decider(topic -> 1_000_000L)),
                        contexts::current,
                        retryProbe::recordFailure),
                new StreamsConfig(properties),
                new GateClientSupplier(contexts, config.tuning(), new MetricsRecordFactory(metricsSchema),
                        new CommittedCounts(), inspectedTopicIds()));
    }

    private static TopicIds inspectedTopicIds() {
        class Inspection implements Runnable {
            private final TopicIds topicIds = new TopicIds(this);

            @Override
            public void run() {
                topicIds.beginInspection();
                topicIds.finishInspection(Map.of(PRODUCT + ".v1.ingest", new Uuid(1, 1)));
            }
        }
        return new Inspection().topicIds;
    }

    /** Every topic exists and takes every record. */
    private static final class AllTopics implements TopicDirectory {
        @Override
        public TopicFacts facts(String topic) {
            return new TopicFacts(4, 1_000_000);
        }

        @Override
        public void requestFacts(Collection<String> topics) {}

        @Override
        public void refreshSoon(String topic) {}

        @Override
        public void markRefused(Collection<String> topics) {}
    }
}
