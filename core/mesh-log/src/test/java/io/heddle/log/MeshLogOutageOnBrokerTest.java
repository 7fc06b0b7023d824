// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.log.internal.write.LogWriteStep;
import io.heddle.testkit.BrokerProcess;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Brokers that die, hang and recover: an outage is reported in bounded time and is never a refusal. */
class MeshLogOutageOnBrokerTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(3);

    @TempDir
    Path dir;

    @Test
    void shouldServeTheLastViewAndRecoverWhenTheBrokerIsKilledAndRestarted() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(dir)) {
            MeshLogConfig config = config(broker);
            MeshLogTopic.ensure(config.withWriteTimeout(SOON));
            try (MeshLogReader reader = MeshLogReader.start(config);
                    MeshLogWriter writer = MeshLogWriter.open(config)) {
                MeshView before =
                        committed(writer.submit(DomainEntryFixture.always(DomainEntryFixture.put("crm", "1"))));
                assertThat(reader.awaitPosition(before.position(), SOON)).isTrue();
                broker.kill();

                long begin = System.nanoTime();
                assertThatThrownBy(() -> writer.submit(DomainEntryFixture.always(DomainEntryFixture.put("crm", "2"))))
                        .isInstanceOf(MeshLogUnavailableException.class)
                        .hasMessageContaining("check that the Kafka cluster is up");
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(WRITE_TIMEOUT.multipliedBy(3));
                await().atMost(SOON)
                        .until(() -> reader.health().state() == MeshLogHealth.State.DISCONNECTED);
                assertThat(reader.view()).isEqualTo(before);
                assertThat(reader.health().hasView()).isTrue();

                broker.restart();

                MeshView after = committedAfterOutage(writer, DomainEntryFixture.put("crm", "3"));
                assertThat(reader.awaitPosition(after.position(), SOON)).isTrue();
                assertThat(reader.view()).isEqualTo(after);
                assertThat(reader.health().state()).isEqualTo(MeshLogHealth.State.FOLLOWING);
            }
        }
    }

    @Tag("slow")
    @Test
    void shouldResolveTheOutcomeWhenTheBrokerHangsDuringTheCommit() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(dir)) {
            MeshLogConfig config = config(broker);
            MeshLogTopic.ensure(config.withWriteTimeout(SOON));
            AtomicReference<LogWriteStep> stopAt = new AtomicReference<>();
            try (MeshLogWriter writer = MeshLogWriter.open(config, step -> {
                if (stopAt.compareAndSet(step, null)) {
                    freeze(broker);
                }
            })) {
                writer.submit(DomainEntryFixture.always(DomainEntryFixture.put("crm", "1")));
                stopAt.set(LogWriteStep.BEFORE_COMMIT);
                CommandId command = CommandId.random();

                assertThatThrownBy(
                        () -> writer.submit(command, DomainEntryFixture.always(DomainEntryFixture.put("crm", "2"))))
                        .isInstanceOfSatisfying(
                                MeshLogUnavailableException.class,
                                e -> assertThat(e.isOutcomeUnknown()).isTrue());
                broker.unfreeze();
                awaitCommitted(writer, command, DomainEntryFixture.put("crm", "2"));
            }
            assertThat(CommittedLogReader.read(config)).extracting(CommittedLogReader.Line::description)
                    .containsExactly("1", "2");
        }
    }

    @Test
    void shouldReportAnOutageRatherThanDecideOnAStaleViewWhenAForeignTransactionHidesTheEnd() {
        MeshLogConfig config = MeshLogBrokerFixture.newLog().withWriteTimeout(WRITE_TIMEOUT);
        Map<String, Object> properties = new HashMap<>(config.kafkaProperties());
        properties.put("transactional.id", "foreign");
        try (MeshLogWriter writer = MeshLogWriter.open(config);
                MeshLogWriter fresh = MeshLogWriter.open(config);
                KafkaProducer<String, String> foreign =
                        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            writer.submit(DomainEntryFixture.always(DomainEntryFixture.put("crm", "1")));
            foreign.initTransactions();
            foreign.beginTransaction();
            assertThat(foreign.send(new ProducerRecord<>(config.topic().value(), "foreign/1", "x")))
                    .succeedsWithin(SOON);

            assertThatThrownBy(() -> fresh.submit(view -> CommandDecision.refuse("decided")))
                    .isInstanceOf(MeshLogUnavailableException.class);

            foreign.abortTransaction();
            assertThat(fresh.submit(view -> CommandDecision.refuse("decided")))
                    .isEqualTo(new CommandOutcome.Refused<>("decided"));
        }
    }

    @Test
    void shouldBecomeReadyByItselfWhenTheTopicIsCreatedLater() {
        MeshLogConfig config = MeshLogBrokerFixture.missingLog();
        try (MeshLogReader reader = MeshLogReader.start(config)) {
            assertThat(reader.awaitReady(Duration.ofMillis(500))).isFalse();
            assertThat(reader.view()).isEqualTo(MeshView.EMPTY);

            MeshLogTopic.ensure(config);

            assertThat(reader.awaitReady(SOON)).isTrue();
        }
    }

    private static MeshLogConfig config(BrokerProcess broker) {
        return MeshLogConfig.of(broker.bootstrapServers()).withWriteTimeout(WRITE_TIMEOUT);
    }

    private static MeshView committed(CommandOutcome<String> outcome) {
        return ((CommandOutcome.Committed<String>) outcome).view();
    }

    private static MeshView committedAfterOutage(MeshLogWriter writer, MeshChange change) {
        CommandId command = CommandId.random();
        awaitCommitted(writer, command, change);
        return committed(writer.submit(command, DomainEntryFixture.always(change)));
    }

    private static void awaitCommitted(MeshLogWriter writer, CommandId command, MeshChange change) {
        await().atMost(SOON)
                .ignoreExceptionsInstanceOf(MeshLogUnavailableException.class)
                .until(() -> writer.submit(command,
                        DomainEntryFixture.always(change)) instanceof CommandOutcome.Committed<String>);
    }

    private static void freeze(BrokerProcess broker) {
        try {
            broker.freeze();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
