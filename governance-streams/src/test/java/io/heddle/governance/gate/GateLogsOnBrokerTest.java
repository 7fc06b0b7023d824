// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.heddle.contract.SchemaId;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.governance.gate.internal.schema.SchemaLookup;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** No record content reaches the logs, whatever it is: Heddle's from DEBUG and Kafka's from INFO. */
@Isolated("listens to the log of the whole process")
class GateLogsOnBrokerTest {
    private static final String SECRET = "jane.q.secret";
    private static final String INGEST = "hostile.test.v1.ingest";

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @TempDir
    Path folder;

    @Test
    void shouldLogNoContentOfARecord() throws Exception {
        try (GovernanceClusterFixture cluster = GovernanceClusterFixture.ofItsOwn();
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(cluster.properties(), new ByteArraySerializer(),
                                new ByteArraySerializer())) {
            cluster.createTopics(1, "mesh.metrics", INGEST, "hostile.test.v1", "hostile.test.v1.full",
                    "hostile.test.v1.quarantine");
            listen();
            byte[] secret = (SECRET + "@example.org").getBytes(StandardCharsets.UTF_8);
            byte[] good = CustomerProductFixture.value(1, SECRET + "@example.org", 5);
            for (byte[] key : List.of(CustomerProductFixture.key(1), secret, new byte[] {0, 0, 0, 0})) {
                for (byte[] value : List.of(
                        good,
                        CustomerProductFixture.value(1, SECRET, -5),
                        secret,
                        framed(CustomerProductFixture.VALUE_ID, secret),
                        framed(4_711, secret),
                        Arrays.copyOf(good, good.length - 3),
                        Arrays.copyOf(good, good.length + 3))) {
                    send(producer, key, value, secret);
                }
                send(producer, key, null, secret);
            }
            producer.flush();

            try (Gate _ = GateFixture.on(cluster, folder)
                    .products("hostile.test")
                    .keys(FileKeyset.openOrCreate(folder.resolve("keys.json")))
                    // The answer "unknown" is trusted only if the registry has the contract's own schema.
                    .lookup(id -> id == CustomerProductFixture.VALUE_ID
                            ? new SchemaLookup.Answer.Found(CustomerProductFixture.SCHEMA)
                            : new SchemaLookup.Answer.Unknown())
                    .start()) {
                await().atMost(Duration.ofMinutes(3)).until(() -> cluster.readCommitted("hostile.test.v1").size()
                        + cluster.readCommitted("hostile.test.v1.quarantine").size() == 24);
            }
            assertThat(cluster.readCommitted("hostile.test.v1")).hasSize(1);
            assertThat(lines).as("our own lines are heard")
                    .anyMatch(line -> line.contains("is rejected: RULE_VIOLATED"));
            assertThat(lines).as("Kafka's lines are heard").anyMatch(line -> line.startsWith("org.apache.kafka"));
            assertThat(lines).noneMatch(line -> line.contains(SECRET)).noneMatch(line -> line.contains("6a616e652e"));
        } finally {
            root().setLevel(Level.WARN);
            root().detachAppender("lines");
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, byte[] key, byte @Nullable [] value,
            byte[] header) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id", header);
        headers.add("traceparent", header);
        headers.add(SECRET, header);
        var _ = producer.send(new ProducerRecord<>(INGEST, 0, key, value, headers));
    }

    private static byte[] framed(int schemaId, byte[] bytes) {
        return ConfluentFrame.frame(new SchemaId(schemaId), bytes);
    }

    private void listen() {
        root().setLevel(Level.INFO);
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                String thrown =
                        event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
                lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + thrown);
            }
        };
        appender.setName("lines");
        appender.setContext(root().getLoggerContext());
        appender.start();
        root().addAppender(appender);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
