// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.lineage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.log.MeshView;
import io.heddle.sdk.HeddleConfig;
import io.heddle.sdk.HeddleMesh;
import org.apache.kafka.streams.StreamsBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LineageReporterTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String KAFKA = "kafka://broker-1:9092";

    private final OpenLineageSchemaFixture published = new OpenLineageSchemaFixture();
    private final FakeSink sink = new FakeSink();

    @Test
    void shouldStartRepeatAndCompleteWithEventsAsPublished() {
        LineageReporter reporter =
                reporter(report().topology(TopologyFixture.join()).field("token").from("crm.customers", "email"));

        Awaitility.await().atMost(SOON).until(() -> sink.states().contains("RUNNING"));
        reporter.close();

        assertThat(sink.states()).startsWith("START", "RUNNING").endsWith("COMPLETE");
        assertThat(sink.states().stream().filter("START"::equals)).hasSize(1);
        assertThat(sink.events).allSatisfy(event -> assertThat(published.faults(event)).isEmpty());
        assertThat(sink.trees()).extracting(event -> event.at("/run/runId").asText()).containsOnly(
                sink.trees().get(0).at("/run/runId").asText());
        assertThat(sink.trees()).allSatisfy(event -> {
            assertThat(names(event, "inputs")).containsExactly("crm.customers.v1", "orders.orders.v1");
            assertThat(names(event, "outputs")).containsExactly("insights.customer-orders.v1.ingest");
        });
    }

    @Test
    void shouldReportEverythingInOneEvent() {
        byte[] event = jobs(report().topology(TopologyFixture.join())
                .field("token").from("crm.customers", "email")
                .field("insights.customer-orders", "total").from("orders.orders", "amount")
                .field("total").from("orders.orders", "currency"))
                .get(0)
                .event(OpenLineageJob.RunState.RUNNING, Instant.parse("2026-01-31T12:00:00.123456789Z"));

        JsonNode tree = OpenLineageSchemaFixture.tree(event);
        assertThat(published.faults(event)).isEmpty();
        assertThat(tree.path("eventTime").asText()).isEqualTo("2026-01-31T12:00:00.123Z");
        assertThat(tree.at("/job/namespace").asText()).isEqualTo(KAFKA);
        assertThat(tree.at("/job/name").asText()).isEqualTo("insights.customer-orders");
        assertThat(tree.at("/job/facets/jobType/processingType").asText()).isEqualTo("STREAMING");
        assertThat(tree.at("/job/facets/jobType/integration").asText()).isEqualTo("KAFKA_STREAMS");
        JsonNode fields = tree.at("/outputs/0/facets/columnLineage/fields");
        assertThat(fields.at("/token/inputFields/0/name").asText()).isEqualTo("crm.customers.v1");
        assertThat(fields.at("/token/inputFields/0/field").asText()).isEqualTo("email");
        assertThat(fields.at("/total/inputFields")).extracting(field -> field.path("field").asText())
                .containsExactly("amount", "currency");
    }

    @Test
    void shouldReportIndependentPartsAsJobsOfTheirOwn() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("crm.customers.v1").to("shop.one.v1.ingest");
        builder.stream("orders.orders.v1").to("shop.two.v1.ingest");

        List<OpenLineageJob> jobs = jobs(report().topology(builder.build().describe())
                .field("shop.one", "x").from("crm.customers", "email"));

        assertThat(jobs).extracting(OpenLineageJob::name).containsExactly(
                "insights.customer-orders/shop.one.v1.ingest", "insights.customer-orders/shop.two.v1.ingest");
        assertThat(jobs).extracting(job -> job.lines().size()).containsExactly(1, 0);
    }

    @Test
    void shouldRefuseAFieldThatTheInputDoesNotHave() {
        assertThatThrownBy(() -> jobs(report().topology(TopologyFixture.join()).field("x").from("web.visits", "ip")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("field 'x' cannot come from web.visits")
                .hasMessageContaining("crm.customers.v1");
        StreamsBuilder two = new StreamsBuilder();
        two.stream("crm.customers.v1").to("shop.one.v1.ingest");
        two.stream("crm.customers.v1").to("shop.two.v1.ingest");
        assertThatThrownBy(
                () -> jobs(report().topology(two.build().describe()).field("x").from("crm.customers", "email")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("field(\"domain.product\", \"x\")");
        assertThatThrownBy(() -> report().reads("no.product")).hasMessageContaining("there is no product no.product");
        assertThatThrownBy(() -> report().every(Duration.ofMillis(999))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LineageReporter.of(mesh(), " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRetryUntilTheStartIsPublishedWhenKafkaIsUnavailable() {
        sink.unavailable.set(true);
        LineageReporter reporter = reporter(report().topology(TopologyFixture.join()));
        Awaitility.await().atMost(SOON).until(() -> sink.refused.get(0) != null && sink.refused.size() >= 2);
        assertThat(sink.events).isEmpty();

        sink.unavailable.set(false);

        Awaitility.await().atMost(SOON).until(() -> sink.states().contains("RUNNING"));
        assertThat(sink.states()).startsWith("START", "RUNNING");
        reporter.close();
    }

    @Test
    void shouldLogAnErrorOnceAndContinueReporting() {
        Logger logger = (Logger) LoggerFactory.getLogger(LineageReporter.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
        try {
            sink.error.set(true);
            LineageReporter reporter = reporter(report().topology(TopologyFixture.join()));
            Awaitility.await().atMost(SOON).until(() -> sink.refused.size() >= 2);

            sink.error.set(false);

            Awaitility.await().atMost(SOON).until(() -> sink.states().contains("RUNNING"));
            reporter.close();
            assertThat(sink.states()).startsWith("START", "RUNNING").endsWith("COMPLETE");
            assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).containsExactly(
                    "Could not report lineage, retrying: java.lang.NoClassDefFoundError",
                    "Lineage is reported again");
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }
    }

    @Test
    void shouldCloseInTimeWhenKafkaHangs() {
        sink.hangs.set(true);
        LineageReporter reporter = reporter(report().topology(TopologyFixture.join()));
        long begin = System.nanoTime();

        reporter.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
        assertThat(sink.closed).isTrue();
    }

    @Test
    void shouldSendOneFinalEventForAnyOutcome() {
        LineageReporter reporter = reporter(report().topology(TopologyFixture.join()));
        Awaitility.await().atMost(SOON).until(() -> sink.states().contains("START"));

        reporter.fail();
        reporter.abort();
        reporter.close();

        assertThat(sink.states()).contains("FAIL").doesNotContain("ABORT", "COMPLETE");
        assertThat(published.faults(sink.events.get(sink.events.size() - 1))).isEmpty();
    }

    @Test
    void shouldNeitherThrowNorBlockWhenThereIsNoBroker() {
        HeddleMesh unreachableMesh =
                HeddleMesh.offline(MeshView.EMPTY, HeddleConfig.of("127.0.0.1:1", "http://127.0.0.1:1"));
        long begin = System.nanoTime();

        LineageReporter reporter = LineageReporter.of(unreachableMesh, "insights.customer-orders")
                .topology(TopologyFixture.join()).start();
        Duration started = Duration.ofNanos(System.nanoTime() - begin);
        reporter.close();

        assertThat(started).isLessThan(Duration.ofSeconds(1));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    private static HeddleMesh mesh() {
        return HeddleMesh.offline(MeshView.EMPTY, HeddleConfig.of("broker-1:9092, broker-2:9092", "http://none:1"));
    }

    private static LineageReporterBuilder report() {
        return LineageReporter.of(mesh(), "insights.customer-orders");
    }

    private static List<OpenLineageJob> jobs(LineageReporterBuilder report) {
        return report.jobs();
    }

    private LineageReporter reporter(LineageReporterBuilder report) {
        Clock clock = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);
        return new LineageReporter(report.jobs(), sink, clock, Duration.ofMillis(20)).begin();
    }

    private static List<String> names(JsonNode event, String property) {
        List<String> names = new ArrayList<>();
        event.path(property).forEach(dataset -> names.add(dataset.path("name").asText()));
        return names;
    }

    /** Collects events; can be made to throw an exception or an error, or to hang. */
    private static final class FakeSink implements LineageSink {
        private final List<byte[]> events = new CopyOnWriteArrayList<>();
        private final List<byte[]> refused = new CopyOnWriteArrayList<>();
        private final AtomicBoolean unavailable = new AtomicBoolean();
        private final AtomicBoolean error = new AtomicBoolean();
        private final AtomicBoolean hangs = new AtomicBoolean();
        private volatile boolean closed;

        @Override
        public void send(byte[] key, byte[] event) throws InterruptedException {
            if (hangs.get()) {
                new CountDownLatch(1).await();
            }
            if (unavailable.get()) {
                refused.add(event);
                throw new IllegalStateException("away");
            }
            if (error.get()) {
                refused.add(event);
                throw new NoClassDefFoundError("a class of the client");
            }
            events.add(event);
        }

        @Override
        public void close() {
            closed = true;
        }

        List<JsonNode> trees() {
            return events.stream().map(OpenLineageSchemaFixture::tree).toList();
        }

        List<String> states() {
            return trees().stream().map(event -> event.path("eventType").asText()).toList();
        }
    }
}
