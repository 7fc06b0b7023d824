// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.engine.AvroRecordEngine;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What becomes of a record between {@code send} and Kafka's answer. */
class SendOutcomeTest {
    private final InFlightProducerFake kafka = new InFlightProducerFake();
    private final MeshViewSourceFake contracts =
            new MeshViewSourceFake(SdkOrdersFixture.view(SdkOrdersFixture.contract("1.0.0", true, false, 1)));
    private final HeddleMesh mesh = new HeddleMesh(
            HeddleConfig.of("b:1", "http://s"), contracts, AvroRecordEngine.checkOnly(),
            (subject, schema) -> Optional.empty(), () -> kafka);
    private final DataProductProducer orders = mesh.producer(SdkOrdersFixture.ID);

    private List<CompletableFuture<PublishedRecord>> publish(int count) {
        List<CompletableFuture<PublishedRecord>> published = new ArrayList<>();
        for (int id = 1; id <= count; id++) {
            published.add(orders.publish(SdkOrdersFixture.order(id, 5)));
        }
        return published;
    }

    private static Throwable failure(CompletableFuture<PublishedRecord> future) {
        assertThat(future).isCompletedExceptionally();
        return java.util.Objects
                .requireNonNull(catchThrowableOfType(CompletionException.class, future::join).getCause());
    }

    private static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new RecordTooLargeException("x"), PublishException.class, "larger than"),
                arguments(new RecordBatchTooLargeException("x"), PublishException.class, "larger than"),
                arguments(new TopicAuthorizationException("x"), PublishException.class, "does not permit"),
                arguments(new SaslAuthenticationException("x"), PublishException.class, "does not permit"),
                arguments(new TimeoutException("x"), MeshUnavailableException.class, "the record is valid"),
                arguments(new NotEnoughReplicasException("x"), MeshUnavailableException.class, "the record is valid"),
                arguments(new ProducerFencedException("x"), PublishException.class, "ProducerFencedException"),
                arguments(new InvalidProducerEpochException("x"), PublishException.class, "InvalidProducerEpoch"),
                arguments(new OutOfOrderSequenceException("x"), PublishException.class, "OutOfOrderSequence"),
                arguments(new InvalidTimestampException("x"), PublishException.class, "InvalidTimestamp"),
                arguments(new KafkaException("x"), PublishException.class, "KafkaException"));
    }

    @Test
    void shouldCompleteRecordsInTheirOrderAndNotBeforeKafkaAnswers() {
        List<CompletableFuture<PublishedRecord>> published = publish(3);
        assertThat(published).noneMatch(CompletableFuture::isDone);

        for (int i = 0; i < 3; i++) {
            assertThat(kafka.completeNext()).isTrue();

            assertThat(published.get(i)).isCompleted();
            assertThat(published.get(i).join().offset()).isEqualTo(i);
            assertThat(published.subList(i + 1, 3)).noneMatch(CompletableFuture::isDone);
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void shouldFailTheRecordThatKafkaRefusesAndNoOther(RuntimeException cause, Class<?> kind, String words) {
        List<CompletableFuture<PublishedRecord>> published = publish(3);

        kafka.completeNext();
        kafka.errorNext(cause);
        assertThat(published.get(2)).isNotDone();
        kafka.completeNext();

        assertThat(published.get(0)).isCompleted();
        assertThat(failure(published.get(1))).isInstanceOf(kind).hasMessageContaining(words).hasCause(cause);
        assertThat(published.get(2)).isCompleted();
    }

    @Test
    void shouldFailTheRecordThatIsInterruptedInSend() {
        kafka.sendException = new InterruptException("x");

        assertThat(failure(publish(1).get(0))).isInstanceOf(PublishException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void shouldWaitForRecordsInFlightWhenFlushed() {
        List<CompletableFuture<PublishedRecord>> published = publish(5);

        orders.flush();

        assertThat(published).allMatch(CompletableFuture::isDone)
                .noneMatch(CompletableFuture::isCompletedExceptionally);
    }

    @Test
    void shouldWaitForRecordsInFlightWhenTheProducerCloses() {
        List<CompletableFuture<PublishedRecord>> published = publish(5);

        orders.close();
        orders.close();

        assertThat(published).allMatch(CompletableFuture::isDone)
                .noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(kafka.closed()).isFalse();
    }

    @Test
    void shouldWaitForRecordsInFlightWhenTheMeshCloses() {
        List<CompletableFuture<PublishedRecord>> published = publish(5);

        mesh.close();
        mesh.close();

        assertThat(published).allMatch(CompletableFuture::isDone)
                .noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(kafka.closed()).isTrue();
        assertThat(contracts.isClosed()).isTrue();
    }

    @Test
    void shouldRefuseATransactionalProducer() {
        HeddleConfig config = HeddleConfig.of("b:1", "http://s").withKafkaProperty("transactional.id", "mine");

        assertThatThrownBy(() -> io.heddle.sdk.internal.publish.ProducerSettings.of(config))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("transactional.id");
    }
}
